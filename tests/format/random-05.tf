    ddd/* c */=cc( )
	type="éoké%{ if local}${ "\u00e9foo  ${"1-1"  }"}%{ else}क्ष~ß$${a+b}%{~ endif~}"# 👨‍👩‍👧 x
null3=cc <"%%\n${~true}"# é日本
