 long_name1=! ! var( )
  cc = "" 
	in__3   ="%%{if a}\u00e9a b\n\\\"${~ [	for k,v in else[ * ]/* é日 */:  else ]  }"/* e */ # f
x-y   =   if  >"🇩🇪]"
 a	=	a
