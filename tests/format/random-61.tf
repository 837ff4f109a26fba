/* m
 n */
 type1={ 

}
type=[]
b {  
null_____3=[for x  in {}
	:
	for_ 

  ]
    resource  "é日"{  
	type=if
 _q=null  
if7 ={}
  type_____8={}
	
# own 2
	null=   "/* */" 
} 
    dynamic "é日""l"{
  _q=each  
	ddd="foo\t%{~  for x in local(""  ,for_ 
	)~}%%{if a}%$ # no${{}}]́${ 
	cc.data~}%{endfor }"  
// sl
null15=[for  k , v in  100
  :endif.local]
}
# own 2
/* m
 n */
    # own
}  
a16 {null____17=" # no  "?100:each}
