package shell

// Version is labsh's.
const Version = "0.1.0"
