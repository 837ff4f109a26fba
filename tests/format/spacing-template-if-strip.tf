a="%{~ if b ~}x%{~  else  ~}y%{~  endif  ~}"
