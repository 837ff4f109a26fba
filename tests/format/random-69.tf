    for____1	/* x */ =var( )
  _q2=  {	/* x */ x-y___3 ={} /* x */ ,    ddd____4 :/* c */_z.else   , "日本${a+b}":3.14 }
true5   =each[*] [1e5] # c
    type=  for_ 
 in____6=  /**/in ||  /* c */42
