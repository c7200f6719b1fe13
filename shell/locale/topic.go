package locale

// What surrounds the topics of help.
var (
	HeadToType = Text{Fr: "À taper", En: "To type"}
	// SeeAlso is followed by topics and commands.
	SeeAlso = Text{Fr: "Voir aussi (help NOM) : %s", En: "See also (help NAME): %s"}
	// TopicSpellings is a state as sockets, ss and the RFC write it.
	TopicSpellings = Text{
		Fr: "sockets et netstat écrivent %s, ss %s, la RFC 9293 %s.",
		En: "sockets and netstat write %s, ss %s, RFC 9293 %s.",
	}
	// TopicSpelling is a state that all write alike.
	TopicSpelling = Text{
		Fr: "sockets, netstat, ss et la RFC 9293 l'écrivent ainsi.",
		En: "sockets, netstat, ss and RFC 9293 write it like this.",
	}
	// TopicIsVariable is said of a variable that is called like the topic.
	TopicIsVariable = Text{
		Fr: "%s est aussi une variable : help(%s) la décrit.",
		En: "%s is a variable, too: help(%s) describes it.",
	}
	// TopicsFooter follows the list of commands: the topics, but for the states.
	TopicsFooter = Text{
		Fr: "help SUJET explique : %s ; et chaque état de TCP : help TIME_WAIT",
		En: "help TOPIC explains: %s; and each state of TCP: help TIME_WAIT",
	}
	HeadTopic = Text{Fr: "sujet", En: "topic"}
	HeadTells = Text{Fr: "ce qui y est expliqué", En: "what it explains"}
)
