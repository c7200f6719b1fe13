package command

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"slices"
	"strings"

	"labsh/netlab/chain"
)

// SubjectName is how people are told whom a certificate names: the common name, and the
// organization if there is one.
func SubjectName(n pkix.Name) string {
	organization := strings.Join(n.Organization, ", ")
	switch {
	case n.CommonName == "" && organization == "":
		return n.String()
	case n.CommonName == "":
		return organization
	case organization == "":
		return n.CommonName
	}
	return n.CommonName + " (" + organization + ")"
}

// CertificateNames are the hosts and addresses that a certificate is for; there may be
// hundreds.
func CertificateNames(c *x509.Certificate) string {
	names := slices.Clone(chain.Names(c, false))
	for _, ip := range c.IPAddresses {
		names = append(names, ip.String())
	}
	const most = 10
	if len(names) > most {
		names = append(names[:most], "…")
	}
	return strings.Join(names, " ")
}
