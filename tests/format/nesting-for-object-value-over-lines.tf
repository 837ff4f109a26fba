a={for k,v in y:k=>{
b=1
ccc=v
}}
