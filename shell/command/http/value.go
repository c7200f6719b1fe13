package http

import (
	"labsh/shell/command"
	"labsh/shell/module/requests"
	"labsh/shell/python/object"
)

// responseValue is the last answer as module requests gives one.
func responseValue(c *command.Call, x *webExchange) (object.Value, error) {
	var answers []requests.Answer
	for i := range x.hops {
		answers = append(answers, x.answer(i))
	}
	n := len(answers) - 1
	return requests.ResponseValue(c.Thread, answers[:n], answers[n])
}

// answer is a hop as module requests has it.
func (x *webExchange) answer(i int) requests.Answer {
	s := x.hops[i]
	to := s.url.Scheme + "://" + s.url.Authority
	switch {
	case s.url.Path == "*":
	case i == 0 && x.line.address != nil:
		to = x.line.address.With(s.request.Target) // with the query that the items made
	default:
		to += s.request.Target
	}
	return requests.Answer{URL: to, Request: s.request, Response: s.response, Body: s.body, Elapsed: s.elapsed}
}
