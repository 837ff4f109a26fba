variable "filters" {
description="Patterns."
type=list(object({
pattern=string
frequency=optional(string,"SCAN_ON_PUSH")
}))
default=[]
nullable=false

validation {
condition=alltrue([for f in var.filters:length(f.pattern)<=256&&can(regex("^[a-z]",f.pattern))])
error_message="Bad pattern: ${join(", ",[for f in var.filters:f.pattern])}."
}
}
