# own 2
b  /* m
  n */true 	{ #
for =   data
type=	if.cc
	
  x-y4=	for_().else /* e */
b /**/=  /* c */in
}
	ddd6= /* m
  n */x-y  
 dynamic "l"{
    a	/* m
  n */=	!each().local[*][ * ]
/* m
 n */
	} # é日本
true10= [	/* c */

      if.local , true ]
