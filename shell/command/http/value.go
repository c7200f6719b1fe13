package http

import (
	"labsh/shell/command"
	"labsh/shell/module/requests"
	"labsh/shell/python/object"
)

// responseValue is the last answer as module requests gives one.
func responseValue(c *command.Call, x *webExchange) (object.Value, error) {
	var answers []requests.Answer
	for _, s := range x.hops {
		to := s.url.Scheme + "://" + s.url.Authority
		if s.url.Path != "*" {
			to += s.request.Target // with the query that the items made
		}
		answers = append(answers, requests.Answer{URL: to, Request: s.request, Response: s.response, Body: s.body, Elapsed: s.elapsed})
	}
	n := len(answers) - 1
	return requests.ResponseValue(c.Thread, answers[:n], answers[n])
}
