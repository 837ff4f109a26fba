	日本____1="${
  {}}"
  b {for5={ddd___3=""	,b4:if,"kk"=42 ,"é-1"=""}} 
	null=(0?[]:"").true
    null7=é (

      provider::cc::é(var.* [1].*  ,_z  ),{a=true,"kk-1":"🇩🇪",(日本)=data }/for_[ * ],é({ 
long_name_____9=é,
in____10=[]},for_	,)
	)
