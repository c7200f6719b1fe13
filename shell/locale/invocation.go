package locale

// Invocation is what --help prints.
var Invocation = Text{
	Fr: `usage : labsh [OPTIONS] [FICHIER [ARG…]]

  labsh                  invite interactive, celle de Python
  labsh FICHIER [ARG…]   exécute un script, s'arrête à la première erreur
  labsh -c 'LIGNES'      exécute ces lignes, puis se termine
  … | labsh              une entrée standard qui n'est pas un terminal est un script
  labsh -m NOM [ARG…]    exécute un module : json.tool, http.server, unittest, l'un des siens
  labsh -i [FICHIER]     exécute le script, puis reste à l'invite

options :
  --lang fr|en           la langue (sinon LABSH_LANG, puis la locale)
  --color auto|always|never
  --store URL            la boutique à utiliser au lieu de celle qui est intégrée
  --timeout SECONDES     délai d'attente des sockets et des requêtes
  --trace                dit chaque appel des sockets, sur la sortie d'erreur
  --ladder               dessine l'échange à la fin, sur la sortie d'erreur
  --version              la version
  --help                 cette aide

statut : 0 terminé, 1 erreur, 2 mauvais usage ou script illisible, 130 interrompu
`,
	En: `usage: labsh [OPTIONS] [FILE [ARG…]]

  labsh                  an interactive prompt, Python's
  labsh FILE [ARG…]      run a script, stop at the first error
  labsh -c 'LINES'       run these lines, then exit
  … | labsh              standard input that is no terminal is a script
  labsh -m NAME [ARG…]   run a module: json.tool, http.server, unittest, one's own
  labsh -i [FILE]        run the script, then stay at the prompt

options:
  --lang fr|en           the language (else LABSH_LANG, then the locale)
  --color auto|always|never
  --store URL            the store to use instead of the embedded one
  --timeout SECONDS      time limit of sockets and requests
  --trace                tell each call of the sockets, on standard error
  --ladder               draw the exchange at the end, on standard error
  --version              the version
  --help                 this help

exit status: 0 done, 1 an error, 2 bad usage or unreadable script, 130 interrupted
`,
}

// UnknownOption refuses a command-line option.
var UnknownOption = Text{
	Fr: "option inconnue : %s (labsh --help les donne)",
	En: "unknown option: %s (labsh --help lists them)",
}
