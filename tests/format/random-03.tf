for1="]]a b$$क्ष${/* m
  n */true}\u00e9%%{if a}\u00e9"
  日本2="" # 👨‍👩‍👧 x
  null_3=else(   /* e */
  each   

      <
  42,- ""	,
	endif.*[ * ])   /* e */ # f
