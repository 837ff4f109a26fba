// sl
/* m
 n */
	type=provider::var::cc(/* c */{  
({})=/* c */{},/* e */ # f
cc____1=3.14,// d
a2=for_,
({})=else.null 
/* c */})
a_3=!each.else
