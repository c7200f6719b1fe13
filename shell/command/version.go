package command

// Version is labsh's.
const Version = "0.1.0"

// UserAgent is what http says of itself (RFC 9110 §10.1.5).
const UserAgent = "labsh/" + Version
