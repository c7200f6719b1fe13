package ssl

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"net"
	"strings"
	"time"

	"labsh/netlab"
	"labsh/shell/module/native"
	"labsh/shell/module/socket"
	"labsh/shell/python/object"
)

// getPeerCert is SSLSocket.getpeercert: a dict, empty when the certificate was
// not verified, or its DER form.
func getPeerCert(t *object.Thread, s *socket.Socket, a []object.Value) (object.Value, error) {
	_, agreed, ok := secured(s)
	if !ok {
		net, err := s.Net()
		if err != nil {
			return nil, err
		}
		if _, err := net.Getpeername(); err != nil {
			return nil, socket.Exception(err)
		}
		return nil, object.Errorf(object.ValueError, "handshake not done yet")
	}
	return peerCertificate(t, agreed, a[0])
}

// peerCertificate is getpeercert after the handshake.
func peerCertificate(t *object.Thread, agreed netlab.Security, binaryForm object.Value) (object.Value, error) {
	binary, err := native.OptionalTruth(t, binaryForm)
	switch {
	case err != nil:
		return nil, err
	case len(agreed.Peer) == 0:
		return object.None, nil
	case binary:
		return object.Bytes(agreed.Peer[0].Raw), nil
	case agreed.Checked == netlab.TLSUnchecked:
		return object.NewDict(), nil
	}
	return certificateDict(agreed.Peer[0]), nil
}

// certificateDict describes a certificate as CPython does.
func certificateDict(c *x509.Certificate) *object.Dict {
	serial := strings.ToUpper(c.SerialNumber.Text(16))
	if len(serial)%2 == 1 {
		serial = "0" + serial
	}
	d := object.NewDict()
	d.SetStr("subject", nameTuple(c.Subject))
	d.SetStr("issuer", nameTuple(c.Issuer))
	d.SetStr("version", object.NewInt(int64(c.Version)))
	d.SetStr("serialNumber", object.Str(serial))
	d.SetStr("notBefore", certificateTime(c.NotBefore))
	d.SetStr("notAfter", certificateTime(c.NotAfter))
	var names []object.Value
	for _, n := range c.DNSNames {
		names = append(names, pairOf("DNS", n))
	}
	for _, ip := range c.IPAddresses {
		names = append(names, pairOf("IP Address", opensslIP(ip)))
	}
	for _, n := range c.EmailAddresses {
		names = append(names, pairOf("email", n))
	}
	for _, u := range c.URIs {
		names = append(names, pairOf("URI", u.String()))
	}
	if len(names) > 0 {
		d.SetStr("subjectAltName", object.NewTuple(names...))
	}
	for _, list := range []struct {
		key  string
		urls []string
	}{{"OCSP", c.OCSPServer}, {"caIssuers", c.IssuingCertificateURL}, {"crlDistributionPoints", c.CRLDistributionPoints}} {
		if len(list.urls) > 0 {
			urls := make([]object.Value, len(list.urls))
			for i, u := range list.urls {
				urls[i] = object.Str(u)
			}
			d.SetStr(list.key, object.NewTuple(urls...))
		}
	}
	return d
}

// opensslIP is an address as OpenSSL prints it: IPv6 in full.
func opensslIP(ip net.IP) string {
	six := ip.To16()
	if six == nil || ip.To4() != nil {
		return ip.String()
	}
	var groups []string
	for i := 0; i < len(six); i += 2 {
		groups = append(groups, fmt.Sprintf("%X", int(six[i])<<8|int(six[i+1])))
	}
	return strings.Join(groups, ":")
}

func pairOf(key, value string) object.Value {
	return object.NewTuple(object.Str(key), object.Str(value))
}

func certificateTime(t time.Time) object.Value {
	return object.Str(t.UTC().Format("Jan _2 15:04:05 2006 GMT"))
}

// attributeNames are OpenSSL's long names of a name's attributes (RFC 4519).
var attributeNames = map[string]string{
	"2.5.4.3": "commonName", "2.5.4.4": "surname", "2.5.4.5": "serialNumber",
	"2.5.4.6": "countryName", "2.5.4.7": "localityName", "2.5.4.8": "stateOrProvinceName",
	"2.5.4.9": "streetAddress", "2.5.4.10": "organizationName", "2.5.4.11": "organizationalUnitName",
	"2.5.4.12": "title", "2.5.4.15": "businessCategory", "2.5.4.17": "postalCode", "2.5.4.42": "givenName",
	"1.2.840.113549.1.9.1": "emailAddress", "0.9.2342.19200300.100.1.25": "domainComponent",
}

func nameTuple(n pkix.Name) *object.Tuple {
	var rdns []object.Value
	for _, a := range n.Names {
		name, ok := attributeNames[a.Type.String()]
		if !ok {
			name = a.Type.String()
		}
		rdns = append(rdns, object.NewTuple(pairOf(name, fmt.Sprint(a.Value))))
	}
	return object.NewTuple(rdns...)
}
