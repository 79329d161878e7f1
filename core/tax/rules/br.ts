import { percent } from '../percent.ts';
import type { WithholdingRule } from '../withholding-rule.ts';

/** Brazil. The payment is the whole of its month. */
export const brRules: readonly WithholdingRule[] = [
  {
    ruleId: 'br-irrf-2026',
    payerCountry: 'BR',
    payeeCountry: 'BR',
    payeeKinds: ['individual'],
    incomeKinds: ['commission', 'fee'],
    currency: 'BRL',
    method: {
      kind: 'table',
      rows: [
        { upToMinorUnits: 242_880n, rate: percent(0n), lessMinorUnits: 0n },
        { upToMinorUnits: 282_665n, rate: percent(75n, 10n), lessMinorUnits: 18_216n },
        { upToMinorUnits: 375_105n, rate: percent(15n), lessMinorUnits: 39_416n },
        { upToMinorUnits: 466_468n, rate: percent(225n, 10n), lessMinorUnits: 67_549n },
        { rate: percent(275n, 10n), lessMinorUnits: 90_873n },
      ],
      relief: {
        fullUpToMinorUnits: 500_000n,
        untilMinorUnits: 735_000n,
        loweredMinorUnits: 97_862n,
        times: { numerator: 133_145n, denominator: 1_000_000n },
      },
    },
    rounding: 'half-even',
    validFrom: '2026-01-01',
    authority: 'Lei 15.270/2025, monthly IRRF table',
    source: 'https://www.gov.br/receitafederal/pt-br/assuntos/meu-imposto-de-renda/tabelas/2026',
    reviewedOn: '2026-11-27',
    certainty: 'to-verify',
    note: 'From one professional source. INSS (11 %) and ISS are the payer’s to add; give INSS as social security, which lowers the base.',
  },
];
