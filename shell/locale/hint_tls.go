package locale

// Why a certificate was refused.
var (
	SelfSignedHint = Text{
		Fr: "ce certificat est signé par sa propre clé, n'importe qui peut l'avoir fait",
		En: "this certificate is signed by its own key, anybody may have made it",
	}
	// UntrustedRootHint names the root.
	UntrustedRootHint = Text{
		Fr: "la chaîne de certificats est complète, mais %s, l'autorité à son sommet, n'est pas de confiance ici",
		En: "the chain of certificates is complete, but %s, the authority at its top, is not trusted here",
	}
	// NoIssuerHint names the issuer, and the certificate.
	NoIssuerHint = Text{
		Fr: "%s, qui a signé le certificat de %s, n'est pas connu ici, et l'autre extrémité n'a pas envoyé son certificat : une autorité privée, ou un certificat intermédiaire oublié",
		En: "%s, which signed the certificate of %s, is not known here, and the other side did not send its certificate: a private authority, or an intermediate certificate left out",
	}
	// IssuerAtHint says where the certificate says that its issuer's is.
	IssuerAtHint = Text{
		Fr: "d'après le certificat, celui qui manque est à %s",
		En: "the certificate says that the missing one is at %s",
	}
	// HalfTrustedHint names an authority and its issuer.
	HalfTrustedHint = Text{
		Fr: "%s est de confiance ici, mais pas %s, qui a signé son certificat : c'est l'autorité au sommet qu'il faut",
		En: "%s is trusted here, but not %s, which signed its certificate: it is the authority at the top that is needed",
	}
	// WrongHostHint names the host and those that the certificate is for.
	WrongHostHint = Text{
		Fr: "ce certificat n'est pas au nom de %s, mais à celui de : %s",
		En: "this certificate is not for %s but for: %s",
	}
	NamelessHint = Text{
		Fr: "ce certificat n'est pas au nom de %s : il n'a aucun nom de machine",
		En: "this certificate is not for %s: it has no host's name",
	}
	// ExpiredHint says whose certificate and when.
	ExpiredHint = Text{
		Fr: "le certificat de %s n'est plus valable depuis le %s : il est à renouveler, ou l'horloge de cette machine avance",
		En: "the certificate of %s expired on %s: it needs renewal, or this machine's clock is fast",
	}
	NotYetValidHint = Text{
		Fr: "le certificat de %s n'est valable qu'à partir du %s : il faut attendre, ou l'horloge de cette machine retarde",
		En: "the certificate of %s is valid from %s on only: wait, or this machine's clock is slow",
	}
	// OtherPurposeHint names the purposes.
	OtherPurposeHint = Text{
		Fr: "ce certificat est fait pour autre chose (extendedKeyUsage : %s)",
		En: "this certificate was made for something else (extendedKeyUsage: %s)",
	}
	OtherUsageHint = Text{
		Fr: "la clé de ce certificat ne peut pas servir à cela (keyUsage)",
		En: "the key of this certificate may not be used for that (keyUsage)",
	}
	// AuthorityPurposeHint names the authority.
	AuthorityPurposeHint = Text{
		Fr: "l'autorité %s n'émet pas de certificats pour cet usage (extendedKeyUsage)",
		En: "the authority %s issues no certificates for this use (extendedKeyUsage)",
	}
	// NotAuthorityHint names who signed.
	NotAuthorityHint = Text{
		Fr: "%s a signé un certificat de la chaîne sans être une autorité (basicConstraints CA, keyUsage keyCertSign)",
		En: "%s signed a certificate of the chain, but is no authority (basicConstraints CA, keyUsage keyCertSign)",
	}
	// PathTooLongHint names the authority and how many it may have below it.
	PathTooLongHint = Text{
		Fr: "il y a trop d'autorités sous %s (pathlen:%d)",
		En: "there are too many authorities below %s (pathlen:%d)",
	}
	NotPermittedHint = Text{
		Fr: "les noms de ce certificat ne sont pas de ceux pour lesquels son autorité peut en émettre (nameConstraints)",
		En: "the names in this certificate are not among those that its authority may issue for (nameConstraints)",
	}
	// WeakKeyHint says whose certificate and what key.
	WeakKeyHint = Text{
		Fr: "la clé du certificat de %s est trop courte (%s bits en %s) : 2048 au moins en RSA, 224 sur une courbe, au niveau de sécurité 2",
		En: "the key in the certificate of %s is too short (%s bits of %s): 2048 at least for RSA, 224 on a curve, at security level 2",
	}
	// WeakDigestHint says whose certificate and how it was signed.
	WeakDigestHint = Text{
		Fr: "le certificat de %s est signé avec %s, qu'on sait contrefaire : SHA-256 au moins",
		En: "the certificate of %s is signed with %s, which can be forged: SHA-256 at least",
	}
	BadSignatureHint = Text{
		Fr: "le certificat de %s n'est pas signé par la clé de %s : il a été modifié, ou une autre autorité a ce nom",
		En: "the certificate of %s is not signed with the key of %s: it was altered, or another authority has that name",
	}
)

// What to do about it.
var (
	// TrustHint and those after it take what connect takes: a host and a port.
	TrustHint = Text{
		Fr: "pour s'y fier : SSL_CERT_FILE=FICHIER.pem labsh ; sans rien vérifier : connect %s tls insecure",
		En: "to trust it: SSL_CERT_FILE=FILE.pem labsh; to check nothing: connect %s tls insecure",
	}
	UncheckedHint = Text{
		Fr: "sans rien vérifier : connect %s tls insecure",
		En: "to check nothing: connect %s tls insecure",
	}
	OtherNameHint = Text{
		Fr: "connectez-vous à ce nom, ou demandez-le sur une connexion : tls %s",
		En: "connect by that name, or ask for it on a connection: tls %s",
	}
	// AnyServer stands for a host and a port that are not known.
	AnyServer = Text{Fr: "HOST PORT", En: "HOST PORT"}
)

// What else a handshake fails of.
var (
	NotTLSHint = Text{
		Fr: "l'autre extrémité ne parle pas TLS sur ce port ; essayez sans tls, ou un autre port (443 pour https)",
		En: "the other side does not speak TLS on that port; try without tls, or another port (443 for https)",
	}
	TLSCutHint = Text{
		Fr: "l'autre extrémité a fermé pendant la négociation : elle n'attendait pas TLS, ou a refusé ce qu'on lui proposait",
		En: "the other side closed during the handshake: it did not expect TLS, or refused what was offered",
	}
	TLSUnendedHint = Text{
		Fr: "le flux TLS s'est arrêté sans close_notify : il en manque peut-être la fin",
		En: "the TLS stream stopped without close_notify: its end may be missing",
	}
	TLSUnknownIssuerHint = Text{
		Fr: "l'autre extrémité refuse notre certificat : elle ne connaît pas qui l'a signé",
		En: "the other side refuses our certificate: it does not know who signed it",
	}
	TLSRefusedHint = Text{
		Fr: "l'autre extrémité refuse notre certificat : c'est elle qui dit pourquoi",
		En: "the other side refuses our certificate: it is there that the reason is said",
	}
	TLSRequiredHint = Text{
		Fr: "l'autre extrémité demande un certificat au client ; en Python : context.load_cert_chain(\"FICHIER.pem\")",
		En: "the other side asks the client for a certificate; in Python: context.load_cert_chain(\"FILE.pem\")",
	}
	TLSVersionHint = Text{
		Fr: "les deux extrémités n'ont aucune version de TLS en commun ; labsh, comme Python, parle TLS 1.2 et TLS 1.3",
		En: "the two ends have no version of TLS in common; labsh, like Python, speaks TLS 1.2 and TLS 1.3",
	}
	TLSNoCommonHint = Text{
		Fr: "les deux extrémités n'ont aucune suite de chiffrement en commun",
		En: "the two ends have no cipher suite in common",
	}
	TLSDeclinedHint = Text{
		Fr: "l'autre extrémité n'accepte rien de ce qu'on lui propose (suites, courbes, signatures ; labsh n'a ni DHE, ni X448, ni Ed448), ou veut un certificat du client",
		En: "the other side accepts nothing of what is offered (suites, curves, signatures; labsh has no DHE, X448 or Ed448), or wants a client's certificate",
	}
)
