a=<<E
%{~ for x in y ~}
${ x }
%{~ endfor ~}
E
