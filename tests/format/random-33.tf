	resource "l"   "a-b"{ 
 type4=   []
    # own
    _q__5   = [] 
é6 =endif
  /* blk */

 type_8   =a.cc# é日本
  }
  ddd9 =é   // d
  ñandú10= endif
