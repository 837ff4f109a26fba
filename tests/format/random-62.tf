
  true__1={

} 
 long_name=3.14
    long_name3="${provider::for_::b()}"?true.var[   []][ * ]:!"${0/* e */
	}" 

  x-y4=[for  k,v in 3.14:for_ if 3.14]  
  resource    _q {
# own 2
 b "l"{
} # "q ${x}
// sl
}
