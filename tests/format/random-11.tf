variable {
  cc="\u00e9"  
    é3=é.é
    é__4=/* x */ "" # é日本
    x-y=[] //x  
b_____6="" // d
}
null=/* c */[ [	/* c */for  k , v  in 日本:[] if "é("],(é),

2.5E-3]# 👨‍👩‍👧 x
  variable /* x */ "é日"{   //x  
type=""
  variable "l"{  
type/**/=/**/"string"
 é12=- a.var//x  
  for___13="ok\t*\t  ${~
"/* */\u00e9${~[] }\t\noka:b\t${é~}"}" 
/* é日 */}
 long_name14=/* c */var 
 }
