 type  = !""

b2="%%ß%%{if a}\n*{"
    b____3 =var  
  b4 {
    _q_5 =""
# own 2
 b {  
null7=for_.true >=	[]
    null   =  []
    type9	=var(	each.var) 
}
 }  

  true_____10   =1e5
