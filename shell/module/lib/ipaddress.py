"""IPv4 and IPv6: addresses, networks and interfaces.
"""

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """An address is wrong."""


class NetmaskValueError(ValueError):
    """A netmask is wrong."""


def ip_address(address):
    """Make an address of a text or a number, of the version that it has."""
    return _first_of((IPv4Address, IPv6Address), (address,), "%r does not appear to be an IPv4 or IPv6 address" % (address,))


def ip_network(address, strict=True):
    """Make a network of a text or a number, of the version that it has."""
    return _first_of((IPv4Network, IPv6Network), (address, strict), "%r does not appear to be an IPv4 or IPv6 network" % (address,))


def ip_interface(address):
    """Make an interface of a text or a number, of the version that it has."""
    return _first_of((IPv4Interface, IPv6Interface), (address,), "%r does not appear to be an IPv4 or IPv6 interface" % (address,))


def _first_of(classes, arguments, complaint):
    for cls in classes:
        try:
            return cls(*arguments)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(complaint)


def v4_int_to_packed(address):
    """Give the 4 bytes of an address, as they are sent."""
    try:
        return address.to_bytes(4, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv4")


def v6_int_to_packed(address):
    """Give the 16 bytes of an address, as they are sent."""
    try:
        return address.to_bytes(16, "big")
    except OverflowError:
        raise ValueError("Address negative or too large for IPv6")


def summarize_address_range(first, last):
    """Give the networks that together reach from one address to another."""
    if not (isinstance(first, _BaseAddress) and isinstance(last, _BaseAddress)):
        raise TypeError("first and last must be IP addresses, not networks")
    _same_version(first, last)
    if first > last:
        raise ValueError("last IP address must be greater than first")
    if first.version not in (4, 6):
        raise ValueError("unknown IP version")
    return _summarized(IPv4Network if first.version == 4 else IPv6Network, first._max_prefixlen, int(first), int(last))


def _summarized(network, width, low, high):
    while low <= high:
        bits = min(_trailing_zeros(low, width), (high - low + 1).bit_length() - 1)
        yield network((low, width - bits))
        low += 1 << bits


def _trailing_zeros(number, width):
    return width if number == 0 else min(width, (number & -number).bit_length() - 1)


def collapse_addresses(addresses):
    """Give as few networks as have the same addresses."""
    networks, singles = [], []
    for ip in addresses:
        if isinstance(ip, _BaseAddress):
            among = singles
        elif ip._prefixlen == ip._max_prefixlen:
            among, ip = singles, ip.network_address
        else:
            among = networks
        if among:
            _same_version(ip, among[-1])
        among.append(ip)
    singles = sorted(set(singles))
    i = 0
    while i < len(singles):
        first = last = singles[i]
        while i + 1 < len(singles) and int(singles[i + 1]) == int(last) + 1:
            i += 1
            last = singles[i]
        i += 1
        networks.extend(summarize_address_range(first, last))
    return _collapsed(networks)


def _collapsed(networks):
    """Merge networks with their neighbours, then leave out those within others."""
    todo, merged = list(networks), {}
    while todo:
        network = todo.pop()
        above = network.supernet()
        other = merged.get(above)
        if other is None:
            merged[above] = network
        elif other != network:
            del merged[above]
            todo.append(above)
    last = None
    for network in sorted(merged.values()):
        if last is not None and last.broadcast_address >= network.broadcast_address:
            continue
        yield network
        last = network


def get_mixed_type_key(obj):
    """Give what sorts networks and addresses among each other."""
    if isinstance(obj, (_BaseNetwork, _BaseAddress)):
        return obj._get_key()
    return NotImplemented


def _same_version(a, b):
    if a._version != b._version:
        raise TypeError("%s and %s are not of the same version" % (a, b))


class _IPAddressBase:
    """What addresses and networks have in common."""

    __slots__ = ()

    @property
    def exploded(self):
        """The address with all its zeros."""
        return self._exploded()

    @property
    def compressed(self):
        """The address as it is usually written."""
        return str(self)

    @property
    def reverse_pointer(self):
        """The name that the DNS has for the address."""
        return self._reverse_pointer()

    @property
    def version(self):
        return self._version

    def _check_number(self, number):
        if number < 0:
            raise AddressValueError("%d (< 0) is not permitted as an IPv%d address" % (number, self._version))
        if number > self._all_ones:
            raise AddressValueError("%d (>= 2**%d) is not permitted as an IPv%d address" % (number, self._max_prefixlen, self._version))

    def _check_packed(self, packed):
        size = self._max_prefixlen // 8
        if len(packed) != size:
            raise AddressValueError("%r (len %d != %d) is not permitted as an IPv%d address" % (packed, len(packed), size, self._version))

    @classmethod
    def _mask_of(cls, prefixlen):
        return cls._all_ones ^ (cls._all_ones >> prefixlen)

    @classmethod
    def _prefix_of_number(cls, number):
        """The length of the prefix that a netmask stands for."""
        zeros = _trailing_zeros(number, cls._max_prefixlen)
        ones = number >> zeros
        if ones != (1 << (cls._max_prefixlen - zeros)) - 1:
            raise ValueError("Netmask pattern %r mixes zeroes & ones" % number.to_bytes(cls._max_prefixlen // 8, "big"))
        return cls._max_prefixlen - zeros

    @classmethod
    def _bad_mask(cls, text):
        raise NetmaskValueError("%r is not a valid netmask" % text) from None

    @classmethod
    def _prefix_of_text(cls, text):
        if not (text.isascii() and text.isdigit()):
            cls._bad_mask(text)
        prefixlen = int(text)
        if not 0 <= prefixlen <= cls._max_prefixlen:
            cls._bad_mask(text)
        return prefixlen

    @classmethod
    def _prefix(cls, arg):
        """The length of a prefix that is given as a number, as text, or as a mask."""
        if isinstance(arg, int):
            if not 0 <= arg <= cls._max_prefixlen:
                cls._bad_mask(arg)
            return arg
        if cls._version == 6:
            return cls._prefix_of_text(arg)
        try:
            return cls._prefix_of_text(arg)
        except NetmaskValueError:
            pass
        try:
            number = cls._number_of_text(arg)
        except AddressValueError:
            cls._bad_mask(arg)
        try:
            return cls._prefix_of_number(number)
        except ValueError:
            pass
        try:
            return cls._prefix_of_number(number ^ cls._all_ones)
        except ValueError:
            cls._bad_mask(arg)

    @classmethod
    def _split_prefix(cls, address):
        """An address, and its prefix where there is one."""
        if isinstance(address, (bytes, int)):
            return address, cls._max_prefixlen
        if not isinstance(address, tuple):
            address = str(address).split("/")
            if len(address) > 2:
                raise AddressValueError("Only one '/' permitted in %r" % "/".join(address))
        return address[0], address[1] if len(address) > 1 else cls._max_prefixlen


class _BaseAddress(_IPAddressBase):
    """A generic IP object: a single IP address."""

    __slots__ = ()

    def _read(self, address):
        """The number of an address, which is a number, packed or text."""
        if isinstance(address, int):
            self._check_number(address)
            return address
        if isinstance(address, bytes):
            self._check_packed(address)
            return int.from_bytes(address, "big")
        text = str(address)
        if "/" in text:
            raise AddressValueError("Unexpected '/' in %r" % address)
        return self._number_of_text(self._without_scope(text))

    def _without_scope(self, text):
        return text

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self._version == other._version
        except AttributeError:
            return NotImplemented

    def _before(self, other):
        if not isinstance(other, _BaseAddress):
            return NotImplemented
        _same_version(self, other)
        return self._ip < other._ip

    def __lt__(self, other):
        return self._before(other)

    def __gt__(self, other):
        before = self._before(other)
        return before if before is NotImplemented else not before and self != other

    def __le__(self, other):
        before = self._before(other)
        return before if before is NotImplemented else before or self == other

    def __ge__(self, other):
        before = self._before(other)
        return before if before is NotImplemented else not before

    def __add__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(int(self) + other)

    def __sub__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return self.__class__(int(self) - other)

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, str(self))

    def __str__(self):
        return self._text_of_number(self._ip)

    def __hash__(self):
        return hash(hex(self._ip))

    def _get_key(self):
        return self._version, self

    def __format__(self, fmt):
        """Format as a string (s), or as a number: binary (b, n in IPv4), or hex (x, X, n in IPv6)."""
        kind = fmt[-1:]
        if kind in ("", "s"):
            return format(str(self), fmt)
        if kind not in "bnxX" or fmt[:-1] not in ("", "#", "_", "#_"):
            return super().__format__(fmt)
        prefix, grouped = "#" in fmt, "_" in fmt
        if kind == "n":
            kind = "b" if self._version == 4 else "x"
        width = self._max_prefixlen if kind == "b" else self._max_prefixlen // 4
        digits = format(self._ip, "0%d%s" % (width, kind))
        if grouped:
            digits = "_".join(digits[i:i + 4] for i in range(0, width, 4))
        return ("0" + kind if prefix else "") + digits

    @property
    def packed(self):
        """The bytes of the address."""
        return self._ip.to_bytes(self._max_prefixlen // 8, "big")

    @property
    def is_multicast(self):
        """Whether it is one for multicast."""
        return self in self._constants.multicast

    @property
    def is_reserved(self):
        """Whether the IETF keeps it for later."""
        return any(self in network for network in self._constants.reserved)

    @property
    def is_link_local(self):
        """Whether it is for the link alone."""
        return self in self._constants.link_local

    @property
    def is_loopback(self):
        """Whether it is that of the machine itself."""
        return self in self._constants.loopback

    @property
    def is_unspecified(self):
        """Whether it says no address at all."""
        return self._ip == 0

    @property
    def is_private(self):
        """Whether it is for private networks."""
        return any(self in network for network in self._constants.private)

    @property
    def is_global(self):
        """Whether it can be reached from anywhere."""
        return not self.is_private


class _BaseNetwork(_IPAddressBase):
    """What networks of both versions have in common."""

    def __init__(self, address, strict=True):
        address, prefix = self._split_prefix(address)
        self.network_address = self._address_class(address)
        self._prefixlen = self._prefix(prefix)
        self.netmask = self._address_class(self._mask_of(self._prefixlen))
        packed = int(self.network_address)
        if packed & int(self.netmask) != packed:
            if strict:
                raise ValueError("%s has host bits set" % self)
            self.network_address = self._address_class(packed & int(self.netmask))

    def __repr__(self):
        return "%s(%r)" % (self.__class__.__name__, str(self))

    def __str__(self):
        return "%s/%d" % (self.network_address, self._prefixlen)

    def hosts(self):
        """Yield the addresses that hosts may have."""
        first, last = int(self.network_address), int(self.broadcast_address)
        spare = self._max_prefixlen - self._prefixlen
        if spare == 0:
            return [self._address_class(first)]
        if spare == 1:
            return [self._address_class(first), self._address_class(last)]
        return self._range(first + 1, last if self._version == 4 else last + 1)

    def _range(self, first, end):
        while first < end:
            yield self._address_class(first)
            first += 1

    def __iter__(self):
        return self._range(int(self.network_address), int(self.broadcast_address) + 1)

    def __getitem__(self, n):
        first, last = int(self.network_address), int(self.broadcast_address)
        if n >= 0:
            if first + n > last:
                raise IndexError("address out of range")
            return self._address_class(first + n)
        n += 1
        if last + n < first:
            raise IndexError("address out of range")
        return self._address_class(last + n)

    def _before(self, other):
        if not isinstance(other, _BaseNetwork):
            return NotImplemented
        _same_version(self, other)
        return (self.network_address, self.netmask) < (other.network_address, other.netmask)

    __lt__ = _BaseAddress.__lt__
    __gt__ = _BaseAddress.__gt__
    __le__ = _BaseAddress.__le__
    __ge__ = _BaseAddress.__ge__

    def __eq__(self, other):
        try:
            return (self._version == other._version and self.network_address == other.network_address
                    and int(self.netmask) == int(other.netmask))
        except AttributeError:
            return NotImplemented

    def __hash__(self):
        return hash(int(self.network_address) ^ int(self.netmask))

    def _get_key(self):
        return self._version, self.network_address, self.netmask

    def __contains__(self, other):
        if self._version != other._version or isinstance(other, _BaseNetwork):
            return False
        return other._ip & self.netmask._ip == self.network_address._ip

    def overlaps(self, other):
        """Say whether both have addresses in common."""
        return self.network_address in other or self.broadcast_address in other or other.network_address in self or other.broadcast_address in self

    @property
    def broadcast_address(self):
        return self._address_class(int(self.network_address) | int(self.hostmask))

    @property
    def hostmask(self):
        return self._address_class(int(self.netmask) ^ self._all_ones)

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def with_prefixlen(self):
        return "%s/%d" % (self.network_address, self._prefixlen)

    @property
    def with_netmask(self):
        return "%s/%s" % (self.network_address, self.netmask)

    @property
    def with_hostmask(self):
        return "%s/%s" % (self.network_address, self.hostmask)

    @property
    def num_addresses(self):
        """How many addresses there are."""
        return int(self.broadcast_address) - int(self.network_address) + 1

    def _exploded(self):
        return "%s/%d" % (self.network_address.exploded, self._prefixlen)

    def _reverse_pointer(self):
        return _pointer(str(self)) if self._version == 4 else _pointer6(self._exploded())

    def address_exclude(self, other):
        """Remove an address from a larger block, and yield the networks that are left."""
        if self._version != other._version:
            raise TypeError("%s and %s are not of the same version" % (self, other))
        if not isinstance(other, _BaseNetwork):
            raise TypeError("%s is not a network object" % other)
        if not other.subnet_of(self):
            raise ValueError("%s not contained in %s" % (other, self))
        if other == self:
            return
        other = other.__class__("%s/%s" % (other.network_address, other.prefixlen))
        low, high = self.subnets()
        while low != other and high != other:
            if other.subnet_of(low):
                yield high
                low, high = low.subnets()
            else:
                yield low
                low, high = high.subnets()
        yield high if low == other else low

    def compare_networks(self, other):
        """Compare two IP objects: -1, 0 or 1, by their networks and then their masks."""
        if self._version != other._version:
            raise TypeError("%s and %s are not of the same type" % (self, other))
        mine, its = self._get_key(), other._get_key()
        return -1 if mine < its else 1 if mine > its else 0

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        """Yield the parts of the network that have a longer prefix."""
        if self._prefixlen == self._max_prefixlen:
            yield self
            return
        if new_prefix is not None:
            if new_prefix < self._prefixlen:
                raise ValueError("new prefix must be longer")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = new_prefix - self._prefixlen
        if prefixlen_diff < 0:
            raise ValueError("prefix length diff must be > 0")
        prefixlen = self._prefixlen + prefixlen_diff
        if prefixlen > self._max_prefixlen:
            raise ValueError("prefix length diff %d is invalid for netblock %s" % (prefixlen, self))
        first, last = int(self.network_address), int(self.broadcast_address)
        step = 1 << (self._max_prefixlen - prefixlen)
        while first <= last:
            yield self.__class__((first, prefixlen))
            first += step

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        """Give the network around it, of a shorter prefix."""
        if self._prefixlen == 0:
            return self
        if new_prefix is not None:
            if new_prefix > self._prefixlen:
                raise ValueError("new prefix must be shorter")
            if prefixlen_diff != 1:
                raise ValueError("cannot set prefixlen_diff and new_prefix")
            prefixlen_diff = self._prefixlen - new_prefix
        prefixlen = self._prefixlen - prefixlen_diff
        if prefixlen < 0:
            raise ValueError("current prefixlen is %d, cannot have a prefixlen_diff of %d" % (self._prefixlen, prefixlen_diff))
        return self.__class__((int(self.network_address) & self._mask_of(prefixlen), prefixlen))

    def _within(self, other):
        """Whether self is a subnet of other."""
        _same_version(self, other)
        if not hasattr(other, "network_address"):
            raise TypeError("Unable to test subnet containment between %s and %s" % (self, other))
        return other.network_address <= self.network_address and other.broadcast_address >= self.broadcast_address

    def subnet_of(self, other):
        """Say whether the other has all its addresses."""
        return self._within(other)

    def supernet_of(self, other):
        """Say whether it has all addresses of the other."""
        return other._within(self)

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    is_multicast = property(lambda self: self._both("is_multicast"), doc="Whether it is one for multicast.")
    is_reserved = property(lambda self: self._both("is_reserved"), doc="Whether the IETF keeps it for later.")
    is_link_local = property(lambda self: self._both("is_link_local"), doc="Whether it is for the link alone.")
    is_loopback = property(lambda self: self._both("is_loopback"), doc="Whether it is that of the machine itself.")
    is_unspecified = property(lambda self: self._both("is_unspecified"), doc="Whether it says no address at all.")

    @property
    def is_private(self):
        """Whether all its addresses are private."""
        return any(self.network_address in n and self.broadcast_address in n for n in self._constants.private)

    @property
    def is_global(self):
        """Whether it can be reached from anywhere."""
        return not self.is_private


class _BaseInterface:
    """An address with the network that it is in."""

    def __init__(self, address):
        address, prefix = self._split_prefix(address)
        super().__init__(address)
        self.network = self._network_class((address, prefix), strict=False)
        self.netmask = self.network.netmask
        self._prefixlen = self.network._prefixlen

    @property
    def hostmask(self):
        return self.network.hostmask

    @property
    def is_unspecified(self):
        return self._ip == 0 and self.network.is_unspecified

    @property
    def ip(self):
        return self._address_class(self._ip)

    def __str__(self):
        return "%s/%d" % (super().__str__(), self._prefixlen)

    def __eq__(self, other):
        same = super().__eq__(other)
        if same is NotImplemented or not same:
            return same
        try:
            return self.network == other.network
        except AttributeError:
            return False  # an interface is not its address

    def _before(self, other):
        before = super()._before(other)
        if before is NotImplemented:
            return before
        try:
            return self.network < other.network or self.network == other.network and before
        except AttributeError:
            return False

    def __hash__(self):
        return hash((self._ip, self._prefixlen, int(self.network.network_address)))

    def _exploded(self):
        return "%s/%d" % (super()._exploded(), self._prefixlen)

    @property
    def with_prefixlen(self):
        return "%s/%s" % (super().__str__(), self._prefixlen)

    @property
    def with_netmask(self):
        return "%s/%s" % (super().__str__(), self.netmask)

    @property
    def with_hostmask(self):
        return "%s/%s" % (super().__str__(), self.hostmask)


# Version 4


class _BaseV4:
    """What objects of IPv4 have in common."""

    __slots__ = ()

    _version = 4
    _all_ones = 2 ** IPV4LENGTH - 1
    _max_prefixlen = IPV4LENGTH

    max_prefixlen = property(lambda self: self._max_prefixlen)

    @classmethod
    def _number_of_text(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        octets = text.split(".")
        if len(octets) != 4:
            raise AddressValueError("Expected 4 octets in %r" % text)
        number = 0
        for octet in octets:
            try:
                number = number << 8 | cls._octet(octet)
            except ValueError as e:
                raise AddressValueError("%s in %r" % (e, text)) from None
        return number

    @staticmethod
    def _octet(text):
        if not text:
            raise ValueError("Empty octet not permitted")
        if not (text.isascii() and text.isdigit()):
            raise ValueError("Only decimal digits permitted in %r" % text)
        if len(text) > 3:
            raise ValueError("At most 3 characters permitted in %r" % text)
        if text != "0" and text[0] == "0":
            raise ValueError("Leading zeros are not permitted in %r" % text)
        octet = int(text)
        if octet > 255:
            raise ValueError("Octet %d (> 255) not permitted" % octet)
        return octet

    @staticmethod
    def _text_of_number(number):
        return "%d.%d.%d.%d" % (number >> 24, number >> 16 & 255, number >> 8 & 255, number & 255)


def _pointer(text):
    return ".".join(reversed(text.split("."))) + ".in-addr.arpa"


class IPv4Address(_BaseV4, _BaseAddress):
    """One address of IPv4."""

    __slots__ = ("_ip", "__weakref__")

    def __init__(self, address):
        self._ip = self._read(address)

    def _exploded(self):
        return self._text_of_number(self._ip)

    def _reverse_pointer(self):
        return _pointer(str(self))

    @property
    def is_global(self):
        """Whether it can be reached from anywhere."""
        return self not in self._constants.shared and not self.is_private


class IPv4Interface(_BaseInterface, IPv4Address):
    """An IPv4 address with its network."""


class IPv4Network(_BaseV4, _BaseNetwork):
    """A network of IPv4."""

    _address_class = IPv4Address

    @property
    def is_global(self):
        """Whether it can be reached from anywhere."""
        shared = self._constants.shared
        return not (self.network_address in shared and self.broadcast_address in shared) and not self.is_private


# Version 6


class _BaseV6:
    """What objects of IPv6 have in common."""

    __slots__ = ()

    _version = 6
    _all_ones = 2 ** IPV6LENGTH - 1
    _max_prefixlen = IPV6LENGTH

    max_prefixlen = property(lambda self: self._max_prefixlen)

    @classmethod
    def _number_of_text(cls, text):
        if not text:
            raise AddressValueError("Address cannot be empty")
        parts = text.split(":")
        if len(parts) < 3:
            raise AddressValueError("At least 3 parts expected in %r" % text)
        if "." in parts[-1]:
            try:
                low = IPv4Address(parts.pop())._ip
            except AddressValueError as e:
                raise AddressValueError("%s in %r" % (e, text)) from None
            parts += ["%x" % (low >> 16), "%x" % (low & 0xFFFF)]
        if len(parts) > 9:
            raise AddressValueError("At most 8 colons permitted in %r" % text)
        gap = None
        for i in range(1, len(parts) - 1):
            if not parts[i]:
                if gap is not None:
                    raise AddressValueError("At most one '::' permitted in %r" % text)
                gap = i
        if gap is None:
            if len(parts) != 8:
                raise AddressValueError("Exactly 8 parts expected without '::' in %r" % text)
            cls._check_ends(parts, text, parts[0], parts[-1])
        else:
            before, after = gap, len(parts) - gap - 1
            if not parts[0]:
                before -= 1
            if not parts[-1]:
                after -= 1
            cls._check_ends(parts, text, parts[0] or not before, parts[-1] or not after)
            if before + after > 7:
                raise AddressValueError("Expected at most 7 other parts with '::' in %r" % text)
            parts = parts[gap - before:gap] + ["0"] * (8 - before - after) + parts[gap + 1:gap + 1 + after]
        number = 0
        for part in parts:
            try:
                number = number << 16 | cls._hextet(part)
            except ValueError as e:
                raise AddressValueError("%s in %r" % (e, text)) from None
        return number

    @staticmethod
    def _check_ends(parts, text, first, last):
        if not first:
            raise AddressValueError("Leading ':' only permitted as part of '::' in %r" % text)
        if not last:
            raise AddressValueError("Trailing ':' only permitted as part of '::' in %r" % text)

    @staticmethod
    def _hextet(text):
        if not all(c in "0123456789abcdefABCDEF" for c in text):
            raise ValueError("Only hex digits permitted in %r" % text)
        if len(text) > 4:
            raise ValueError("At most 4 characters permitted in %r" % text)
        return int(text, 16)

    @classmethod
    def _text_of_number(cls, number):
        hextets = ["%x" % (number >> shift & 0xFFFF) for shift in range(112, -16, -16)]
        # The longest run of zeros, of two at least, becomes "::".
        best, at = 1, None
        i = 0
        while i < 8:
            end = i
            while end < 8 and hextets[end] == "0":
                end += 1
            if end - i > best:
                best, at = end - i, i
            i = max(end, i + 1)
        if at is None:
            return ":".join(hextets)
        return ":".join(hextets[:at]) + "::" + ":".join(hextets[at + best:])


def _pointer6(exploded):
    return ".".join(exploded[::-1].replace(":", "")) + ".ip6.arpa"


class IPv6Address(_BaseV6, _BaseAddress):
    """One address of IPv6, which may have a zone."""

    __slots__ = ("_ip", "_scope_id", "__weakref__")

    def __init__(self, address):
        self._scope_id = None
        self._ip = self._read(address)

    def _without_scope(self, text):
        address, percent, scope = text.partition("%")
        if percent:
            if not scope or "%" in scope:
                raise AddressValueError("Invalid IPv6 address: \"%r\"" % text)
            self._scope_id = scope
        return address

    def __str__(self):
        text = super().__str__()
        return text + "%" + self._scope_id if self._scope_id else text

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    def __eq__(self, other):
        same = super().__eq__(other)
        if same is NotImplemented or not same:
            return same
        return self._scope_id == getattr(other, "_scope_id", None)

    def _exploded(self):
        digits = "%032x" % self._ip
        return ":".join(digits[i:i + 4] for i in range(0, 32, 4))

    def _reverse_pointer(self):
        return _pointer6(self._exploded())

    @property
    def scope_id(self):
        """What stands behind the %: the interface that it is on."""
        return self._scope_id

    @property
    def is_site_local(self):
        """Whether it is for a site alone, which nobody uses any more."""
        return self in self._constants.site_local

    @property
    def is_private(self):
        """Whether it is for private networks."""
        mapped = self.ipv4_mapped
        return mapped.is_private if mapped is not None else any(self in network for network in self._constants.private)

    @property
    def is_loopback(self):
        """Whether it is that of the machine itself."""
        return self._ip == 1

    @property
    def ipv4_mapped(self):
        """Return the IPv4 mapped address, or None."""
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def sixtofour(self):
        """The address of IPv4 that one of 6to4 has in it, or None."""
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF) if self._ip >> 112 == 0x2002 else None

    @property
    def teredo(self):
        """Tuple of embedded teredo IPs, the server and the client, or None."""
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF)


class IPv6Interface(_BaseInterface, IPv6Address):
    """An IPv6 address with its network."""

    @property
    def is_loopback(self):
        return super().is_loopback and self.network.is_loopback


class IPv6Network(_BaseV6, _BaseNetwork):
    """A network of IPv6."""

    _address_class = IPv6Address

    is_site_local = property(lambda self: self._both("is_site_local"), doc="Whether it is for a site alone, which nobody uses any more.")


IPv4Interface._network_class = IPv4Network
IPv4Interface._address_class = IPv4Address
IPv6Interface._network_class = IPv6Network
IPv6Interface._address_class = IPv6Address


class _Constants4:
    link_local = IPv4Network("169.254.0.0/16")
    loopback = IPv4Network("127.0.0.0/8")
    multicast = IPv4Network("224.0.0.0/4")
    shared = IPv4Network("100.64.0.0/10")
    reserved = [IPv4Network("240.0.0.0/4")]
    private = [IPv4Network(text) for text in (
        "0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/29", "192.0.0.170/31",
        "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "255.255.255.255/32",
    )]


class _Constants6:
    link_local = IPv6Network("fe80::/10")
    loopback = IPv6Network("::1/128")
    multicast = IPv6Network("ff00::/8")
    site_local = IPv6Network("fec0::/10")
    reserved = [IPv6Network(text) for text in (
        "::/8", "100::/8", "200::/7", "400::/6", "800::/5", "1000::/4", "4000::/3", "6000::/3", "8000::/3", "A000::/3",
        "C000::/3", "E000::/4", "F000::/5", "F800::/6", "FE00::/9",
    )]
    private = [IPv6Network(text) for text in (
        "::1/128", "::/128", "::ffff:0:0/96", "100::/64", "2001::/23", "2001:2::/48", "2001:db8::/32", "2001:10::/28", "fc00::/7", "fe80::/10",
    )]


_BaseV4._constants = _Constants4
_BaseV6._constants = _Constants6
