    dynamic "é日"/* é日 */{ 
    b "l""a-b"{ # 👨‍👩‍👧 x
/* x */ }
}//x  
    resource "l"{
type8="}<<Ex=1"
if__9="क्ष\u00e9ok${([/**/if.b   ]).0.*[""/**/]/* é日 */}\\]]${~provider::local::true(/* x */ [for x in x-y.x-y:endif if in.in]/**/,   []&&
      "́é"/**/)}"   # "q ${x}
_q=""//x  
	if11=[if]
  
}
