cc1=	/* c */for_  
  true2="~"
for /* é日 */=/* é日 */"\tक्ष"
    # own
null=	"\n"   ?/* x */ [] :x-y._z  
/* m
 n */
	in /* c */=local
