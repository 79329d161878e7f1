/** One route in the code, and several of different answers in the API document. */
export const spelledOut: Readonly<Record<string, readonly string[]>> = {
  'GET /v1/reports/{name}': ['program', 'creators', 'codes', 'finance'].map(
    (name) => `GET /v1/reports/${name}`,
  ),
  'POST /v1/payouts/{payoutId}/{outcome}': ['confirm', 'fail', 'cancel'].map(
    (outcome) => `POST /v1/payouts/{payoutId}/${outcome}`,
  ),
};
