# Queries on the metric that there is, and on another namespace.
resource "aws_cloudwatch_metric_alarm" "query" {
  alarm_name          = "pulls"
  comparison_operator = "LessThanThreshold"
  evaluation_periods  = 1

  metric_query {
    id          = "pulls"
    expression  = "SELECT SUM(RepositoryPullCount) FROM SCHEMA(\"AWS/ECR\", RepositoryName)"
    period      = 300
    return_data = true
  }

  metric_query {
    id         = "calls"
    expression = "SELECT SUM(CallCount) FROM \"AWS/Usage\" WHERE Service = 'ECR'"
    period     = 300
  }

  metric_query {
    id         = "both"
    expression = "pulls + calls"
  }
}
