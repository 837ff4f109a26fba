    resource  {
in	=[]  
 cc3= "" 
    b "l"{in6= null.*["\t"]     }
# own 2
_q= else().cc
 true____8=  "  <<E\nokéok🇩🇪ok"
}  
in9=   null
a10 =  {
cc11=	a.each  
_q: "" }
