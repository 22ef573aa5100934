import ipaddr from 'ipaddr.js'

const V6_NETWORK_BYTES = 8

/**
 * The network by which attempts are counted: an IPv4 address by itself, and of IPv6 the first 64 bits, since whoever
 * has one address there has all of its network (RFC 4291 §2.5.1). An IPv4 address in IPv6 clothes is the IPv4 address.
 * Some proxies write the port behind it, which is another one in every connection.
 */
export function networkOf(from: string): string {
  const address = withoutPort(from)
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  const bytes = parsed.toByteArray().fill(0, V6_NETWORK_BYTES)
  return `${ipaddr.fromByteArray(bytes).toString()}/64`
}

/** `a.b.c.d:port`, `[v6]:port` and `[v6]` without what is not of the address. */
function withoutPort(from: string): string {
  const [, v4, v6] = /^(?:([\d.]+):\d+|\[([^\]]+)\](?::\d+)?)$/.exec(from) ?? []
  return v4 ?? v6 ?? from
}
