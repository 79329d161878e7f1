/** A taxpayer number as a return names its kind. */
export type IrisTin = { readonly kind: 'EIN' | 'SSN' | 'ITIN'; readonly number: string };

/** A business has one or two lines of name, a person has parts. */
export type IrisName =
  | { readonly businessName: string; readonly businessName2?: string }
  | {
      readonly firstName: string;
      readonly middleName?: string;
      readonly lastName: string;
      readonly suffix?: string;
    };

export type IrisAddress = {
  /** ISO 3166-1. */
  readonly country: string;
  readonly address: string;
  readonly address2?: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
};

/** Whom a return is about, or who files it. Absent number: nobody knows it, or nobody has allowed to write it. */
export type IrisParty = {
  readonly tin?: IrisTin;
  readonly name: IrisName;
  readonly address: IrisAddress;
};

export type IrisPayer = IrisParty & { readonly phone?: string; readonly email?: string };

/** One recipient's 1099-NEC of a tax year, in US cents. */
export type IrisReturn = {
  readonly recipient: IrisParty;
  /** Tells returns of one recipient apart. */
  readonly accountNumber: string;
  /** Box 1. */
  readonly grossMinorUnits: bigint;
  /** Box 4. */
  readonly withheldMinorUnits: bigint;
};
