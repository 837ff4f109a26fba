	_q1   =a
    for   ="foo$${a+b}a b${("")[*]  }${~ 日本  >
  each}\"\"\t">={}>=""/[ ]
b { 
}
  é4= for_(provider::a::null(2.5E-3, 
      
      local)	,   "$\u00e9  %{  if {}  }%{~  endif }")
