/** What `--help` says of `--format iris`. */
export const irisUsage = `  --format F     csv (default), or iris: files that the IRS's IRIS Taxpayer Portal takes for Form 1099-NEC, 100 returns in each.
                 It needs --payer, --recipients and --out:
  --payer FILE   YAML or JSON: tin (kind EIN, SSN or ITIN, and number), name (businessName, or firstName and lastName), address (country,
                 address, city, state, postalCode), phone, email
  --recipients FILE
                 a CSV with names and addresses, which are not kept here: receiver_kind, receiver, business_name or first_name and
                 last_name, country, address, city, state, postal_code; if wanted business_name_2, middle_name, suffix,
                 address_2, tin_type, tin
  --out DIR      where the files go; none of them may be there
  --template FILE
                 the IRS's own CSV template of the year: its line of titles is used as it is
  --taxpayer-numbers
                 allows whole taxpayer numbers in the files, from --recipients, or else from the store of --data. Without it those
                 columns stay empty`;

/** How `--format iris` was asked for. */
export type IrisOptions = {
  readonly payer: string;
  readonly recipients: string;
  readonly out: string;
  readonly template?: string;
  readonly allowsNumbers: boolean;
  /** The local data folder with the numbers; absent: the ledger comes from an export, which has none. */
  readonly data?: string;
};
