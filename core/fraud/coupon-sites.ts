/**
 * Well-known sites that publish codes for everybody; a visit from a subdomain counts, too. No such
 * list is complete: merchants add the sites of their own countries and goods.
 */
export const couponSites: readonly string[] = [
  'couponbirds.com',
  'couponcabin.com',
  'couponfollow.com',
  'coupons.com',
  'couponxoo.com',
  'dealabs.com',
  'dealspotr.com',
  'dontpayfull.com',
  'gutscheine.de',
  'hotdeals.com',
  'hotukdeals.com',
  'joinhoney.com',
  'knoji.com',
  'latestdeals.co.uk',
  'mydealz.de',
  'myvouchercodes.co.uk',
  'offers.com',
  'ozbargain.com.au',
  'picodi.com',
  'promocodes.com',
  'retailmenot.com',
  'savings.com',
  'simplycodes.com',
  'slickdeals.net',
  'sparwelt.de',
  'vouchercloud.com',
  'vouchercodes.co.uk',
  'wethrift.com',
];
