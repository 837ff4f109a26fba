    ddd=each
b__2="\u00e9"
if=""
	a "a-b"   {
// sl
    b {}
    dynamic "a-b"cc {
null10 =each
  for=var.x-y 
    b___12=[]
	a_____13=[each.local[ * ].b  
      ]  
	null14 =[]
}  
	a=[]
 dynamic "a-b"{true___18="*/* */"?[]:[]}
b19=(for_)
}
    # own
