import { BlockList, isIP } from "node:net";

const NOT_PUBLIC = [
  "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
  "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
  // Unspecified and loopback, the ways into IPv4 (NAT64, Teredo, 6to4), discard, documentation, unique local, link and site local, multicast.
  "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
];

const familyOf = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** @throws Error that names what is no range */
function listOf(ranges: string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    if (!isIP(address)) throw new Error(`"${range}" is not a range of addresses such as 10.0.0.0/8`);
    list.addSubnet(address, Number(bits ?? (isIP(address) === 6 ? 128 : 32)), familyOf(address));
  }
  return list;
}

const notPublic = listOf(NOT_PUBLIC);

/** Whether an address lies in one of the ranges, which have commas between them. @throws Error that names what is no range */
export function createRanges(ranges = ""): (address: string) => boolean {
  const list = listOf(ranges.split(",").map((range) => range.trim()).filter(Boolean));
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

/** Whether an address may be connected to. IPv4 in IPv6 (::ffff:0:0/96) is judged by BlockList as the IPv4 that it is. */
export type AddressRule = (address: string) => boolean;

/** @param allowPrivate ranges with commas between, of one's own net, that may be sent to all the same */
export function createAddressRule(allowPrivate = ""): AddressRule {
  const isAllowed = createRanges(allowPrivate);
  return (address) => isIP(address) !== 0 && (isAllowed(address) || !notPublic.check(address, familyOf(address)));
}
