package session

import (
	"slices"
	"strings"

	"labsh/netlab"
	"labsh/shell/command"
	"labsh/shell/console"
	"labsh/shell/locale"
)

// Topic is what help tells of a matter that is no command: a state of TCP, the
// queue of a listening socket, UDP. The list in help, completion, "did you mean"
// and the README derive from the table of topics.
type Topic struct {
	// Name is how it is listed. Both languages' names are understood in both, in
	// any case, with - or _ or neither, with accents or without.
	Name locale.Text
	// Aliases are more spellings.
	Aliases []string
	// State is the TCP state that the topic is about, whose spellings are names
	// of it too; 0 for none.
	State netlab.TCPState
	Title locale.Text
	// Picture is shown as it is drawn, in 78 columns at most; may be empty.
	Picture locale.Text
	// Text is paragraphs, one a line.
	Text locale.Text
	// Lines are for the prompt, and run as a test. What a line shows is in its
	// comment: the words that stand in one line of the output, in this order, and
	// after a comma those of another.
	Lines string
	// Related are topics and commands to read on with.
	Related []string
}

// spellings are the words that mean the topic.
func (t *Topic) spellings() []string {
	all := append([]string{t.Name.En, t.Name.Fr}, t.Aliases...)
	if t.State != 0 {
		all = append(all, t.State.String(), t.State.Short(), inRFC(t.State))
	}
	return all
}

// inRFC is a state as RFC 9293 writes it.
func inRFC(s netlab.TCPState) string {
	switch s {
	case netlab.TCPEstablished, netlab.TCPListen:
		return s.String()
	case netlab.TCPSynRecv:
		return "SYN-RECEIVED"
	case netlab.TCPClose:
		return "CLOSED"
	}
	return s.Short()
}

var plainLetters = strings.NewReplacer("-", "", "_", "", "é", "e", "É", "e", "è", "e", "ê", "e")

// topicFold makes what is the same topic the same word.
func topicFold(word string) string { return strings.ToLower(plainLetters.Replace(word)) }

// topicOn finds the topic that a word means; nil when there is none.
func topicOn(word string) *Topic {
	word = topicFold(word)
	for i := range Topics {
		if slices.ContainsFunc(Topics[i].spellings(), func(s string) bool { return topicFold(s) == word }) {
			return &Topics[i]
		}
	}
	return nil
}

// topicNames lists the topics by their names in a language.
func topicNames(lang locale.Lang) []string {
	var names []string
	for _, t := range Topics {
		names = append(names, t.Name.In(lang))
	}
	return names
}

// topicList is the topics in a line, but for the single states.
func topicList(lang locale.Lang) string {
	var names []string
	for _, t := range Topics {
		if t.State == 0 {
			names = append(names, t.Name.In(lang))
		}
	}
	return strings.Join(names, ", ")
}

// topicGuesses are the names that "did you mean" may suggest, for words of either
// case.
func topicGuesses(lang locale.Lang) []string {
	names := topicNames(lang)
	for _, name := range topicNames(lang) {
		names = append(names, strings.ToLower(name))
	}
	return names
}

// topicWords are the topics for completion.
func topicWords(s *command.Session, _ string) []string { return topicNames(s.Console.Lang()) }

// spelled tells how a state is written elsewhere; nothing of CLOSED, which has no
// line elsewhere.
func spelled(s netlab.TCPState, lang locale.Lang) string {
	switch {
	case s == 0 || s == netlab.TCPClose:
		return ""
	case s.String() == s.Short():
		return locale.TopicSpelling.In(lang)
	}
	return locale.TopicSpellings.Format(lang, s, s.Short(), inRFC(s))
}

// topicsAbout are the topics that name a command as worth reading on with.
func topicsAbout(c *command.Command, lang locale.Lang) []string {
	var names []string
	for _, t := range Topics {
		if slices.Contains(t.Related, c.Name) {
			names = append(names, t.Name.In(lang))
		}
	}
	return names
}

// helpTopic shows a topic. asked is the word that was typed: where a variable is
// called so as well, that is said.
func helpTopic(c *command.Call, t *Topic, asked string) {
	out, lang := c.Console, c.Console.Lang()
	out.Styled(console.Strong, t.Title.In(lang))
	if line := spelled(t.State, lang); line != "" {
		out.Line(wrapped(out, line))
	}
	if picture := t.Picture.In(lang); picture != "" {
		out.Line(indented(picture))
		out.Line("")
	}
	out.Line(wrapped(out, t.Text.In(lang)))
	if t.Lines != "" {
		out.Line("")
		out.Styled(console.Strong, locale.HeadToType.In(lang))
		out.Styled(console.Code, indented(t.Lines))
	}
	out.Line("")
	seeAlso(out, related(t, lang))
	if _, bound := c.Lookup(asked); bound {
		out.Line(wrapped(out, locale.TopicIsVariable.Format(lang, asked, asked)))
	}
}

// related are what a topic leads on to, the topics by their names in a language.
func related(t *Topic, lang locale.Lang) []string {
	var names []string
	for _, name := range t.Related {
		if other := topicNamed(name); other != nil {
			name = other.Name.In(lang)
		}
		names = append(names, name)
	}
	return names
}

// topicNamed finds a topic by its English name alone.
func topicNamed(name string) *Topic {
	i := slices.IndexFunc(Topics, func(t Topic) bool { return t.Name.En == name })
	if i < 0 {
		return nil
	}
	return &Topics[i]
}

// seeAlso shows where to read on.
func seeAlso(out *console.Console, names []string) {
	if len(names) == 0 {
		return
	}
	lines := locale.SeeAlso.Format(out.Lang(), strings.Join(names, ", "))
	out.Line(console.Wrap(lines, "", min(max(out.Width(), 20), 80)))
}

// TopicReference is the table of topics in Markdown.
func TopicReference(lang locale.Lang) string {
	rows := console.Table{Head: []string{locale.HeadTopic.In(lang), locale.HeadTells.In(lang)}}
	for _, t := range Topics {
		rows.Rows = append(rows.Rows, []string{"`help " + t.Name.In(lang) + "`", t.Title.In(lang)})
	}
	return rows.Markdown()
}
