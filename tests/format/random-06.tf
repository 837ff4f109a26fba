    ñandú1 = é
    b2  ="ok\\%{  if ( cc.data )}x=1%{else  ~}éa b%{~endif  ~}" 
	true3	=[	/* x */ null ,"\"ok{"  , x-y ]>=endif
