a=<<E
${ b }
   ${ c }
E
