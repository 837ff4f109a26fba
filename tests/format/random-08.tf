variable "a-b""é日"{
}
	for__4=in().*
variable 	{
	
type="${string}"
}
x-y6="́%$é%{~ if 42  }\\a b$$%{~ if []  ~}\\한\"\u00e9%é%{else}\tß\"~%{  endif }$$\tok%{~endif}"  
    # own
x-y7=a
