locals {
by_frequency={for k,v in var.rules:v.frequency=>k...}
names=sort(distinct(concat([for r in var.rules:r.name],keys(local.by_frequency))))
enabled=var.enabled&&length(local.names)>0?1:0 # one or none
tags=merge(var.tags,{
"Name"="${var.prefix}-scan"
Owner=var.owner
})
}
