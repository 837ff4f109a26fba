a=[null,true,false]
