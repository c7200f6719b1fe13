package ssl

import (
	"slices"
	"strings"
	"sync"

	"labsh/shell/module/native"
	"labsh/shell/python/object"
)

// asn1Objects are those of OpenSSL's objects that certificates are about: number, short
// name, long name, OID.
var asn1Objects = []struct {
	nid              int64
	short, long, oid string
}{
	{13, "CN", "commonName", "2.5.4.3"}, {14, "C", "countryName", "2.5.4.6"}, {15, "L", "localityName", "2.5.4.7"},
	{16, "ST", "stateOrProvinceName", "2.5.4.8"}, {17, "O", "organizationName", "2.5.4.10"}, {18, "OU", "organizationalUnitName", "2.5.4.11"},
	{48, "emailAddress", "emailAddress", "1.2.840.113549.1.9.1"}, {83, "keyUsage", "X509v3 Key Usage", "2.5.29.15"},
	{85, "subjectAltName", "X509v3 Subject Alternative Name", "2.5.29.17"}, {87, "basicConstraints", "X509v3 Basic Constraints", "2.5.29.19"},
	{126, "extendedKeyUsage", "X509v3 Extended Key Usage", "2.5.29.37"},
	{129, "serverAuth", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1"}, {130, "clientAuth", "TLS Web Client Authentication", "1.3.6.1.5.5.7.3.2"},
	{131, "codeSigning", "Code Signing", "1.3.6.1.5.5.7.3.3"}, {132, "emailProtection", "E-mail Protection", "1.3.6.1.5.5.7.3.4"},
	{133, "timeStamping", "Time Stamping", "1.3.6.1.5.5.7.3.8"}, {180, "OCSPSigning", "OCSP Signing", "1.3.6.1.5.5.7.3.9"},
}

// asn1Object is ssl._ASN1Object, a tuple of the four with names.
var asn1Object = sync.OnceValue(func() *native.RecordType {
	rt := newASN1Type("_ASN1Object")
	find := func(ok func(i int) bool, unknown string, args ...any) (object.Value, error) {
		for i := range asn1Objects {
			if ok(i) {
				return makeASN1(rt, i), nil
			}
		}
		return nil, object.Errorf(object.ValueError, unknown, args...)
	}
	rt.Class.New = func(_ *object.Thread, _ *object.Type, args object.Args) (object.Value, error) {
		if len(args.Pos) != 1 {
			return nil, object.Errorf(object.TypeError, "_ASN1Object.__new__() missing 1 required positional argument: 'oid'")
		}
		oid, _ := native.Text(args.Pos[0])
		return find(func(i int) bool { return asn1Objects[i].oid == oid }, "unknown object '%.100s'", oid)
	}
	rt.Class.AddStatic("fromnid", "nid", "Create _ASN1Object from OpenSSL numeric ID", func(t *object.Thread, a []object.Value) (object.Value, error) {
		nid, err := native.Int(t, a[0])
		switch {
		case err != nil:
			return nil, err
		case nid < 0:
			return nil, object.Errorf(object.ValueError, "NID must be positive")
		}
		return find(func(i int) bool { return asn1Objects[i].nid == int64(nid) }, "unknown NID %d", nid)
	})
	rt.Class.AddStatic("fromname", "name", "Create _ASN1Object from short name, long name or OID", func(_ *object.Thread, a []object.Value) (object.Value, error) {
		name, ok := native.Text(a[0])
		if !ok {
			return nil, object.Errorf(object.TypeError, "txt2obj() argument 'txt' must be str, not %s", a[0].Type().Name)
		}
		return find(func(i int) bool {
			o := asn1Objects[i]
			return o.short == name || o.long == name || o.oid == name
		}, "unknown object '%.100s'", name)
	})
	return rt
})

func newASN1Type(name string, bases ...*object.Type) *native.RecordType {
	rt := native.NewRecordType("ssl", name, []string{"nid", "shortname", "longname", "oid"}, 4, bases...)
	rt.Class.Repr = func(t *object.Thread, v object.Value) (string, error) {
		s, err := object.Repr(t, object.NewTuple(v.(*native.Record).Elems...))
		if err != nil {
			return "", err
		}
		parts := strings.Split(strings.Trim(s, "()"), ", ")
		for i, field := range []string{"nid", "shortname", "longname", "oid"} {
			parts[i] = field + "=" + parts[i]
		}
		return "_ASN1Object(" + strings.Join(parts, ", ") + ")", nil
	}
	return rt
}

func makeASN1(rt *native.RecordType, i int) *native.Record {
	o := asn1Objects[i]
	return rt.Make(object.NewInt(o.nid), object.Str(o.short), object.Str(o.long), object.Str(o.oid))
}

// purposes is ssl.Purpose, an enumeration whose members are ASN.1 objects.
var purposes = sync.OnceValue(func() *object.Type {
	rt := newASN1Type("Purpose", asn1Object().Class)
	members := map[string]*native.Record{}
	for member, oid := range map[string]string{"SERVER_AUTH": "1.3.6.1.5.5.7.3.1", "CLIENT_AUTH": "1.3.6.1.5.5.7.3.2"} {
		for i, o := range asn1Objects {
			if o.oid == oid {
				members[member] = makeASN1(rt, i)
				rt.Class.SetClassAttr(member, members[member])
			}
		}
	}
	plain := rt.Class.Repr
	rt.Class.Repr = func(t *object.Thread, v object.Value) (string, error) {
		s, err := plain(t, v)
		for name, member := range members {
			if slices.Equal(member.Elems, v.(*native.Record).Elems) {
				return "<Purpose." + name + ": " + s + ">", err
			}
		}
		return s, err
	}
	return rt.Class
})
