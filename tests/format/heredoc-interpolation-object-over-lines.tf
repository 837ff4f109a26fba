a=<<E
${{
b=1
ccc=2
}}
E
