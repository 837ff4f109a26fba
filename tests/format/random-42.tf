    é1=é 
é "é日"{
    in=""
b "é日""l"{_q8 =else *é}  
} 
 x-y/**/=[for k , v in " # no한": if.é]
    日本10={}
