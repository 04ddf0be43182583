import type { Booking } from "@/modules/booking/contract";
import { formatMoney } from "@/ui/format";
import { text } from "@/ui/text/en";

/** What a booking costs, what is billed, and what that was made from; rows of a list of terms. */
export function MoneyLines({ booking: { cost, bill, rate } }: { booking: Booking }) {
  return (
    <>
      {cost && (
        <>
          <dt>{text.booking.cost}</dt>
          <dd>
            {formatMoney(cost)}
            {rate && <span className="block text-sm text-muted">{rateInWords(rate)}</span>}
            {rate && rate.overtimeMinutes > 0 && <span className="block text-sm text-muted">{text.details.overtime(rate.overtimeMinutes, rate.overtimePercent)}</span>}
          </dd>
        </>
      )}
      {bill && (
        <>
          <dt>{text.details.bill}</dt>
          <dd>{formatMoney(bill)}</dd>
        </>
      )}
    </>
  );
}

function rateInWords({ unit, cost, currency, dayMinutes, cardId }: NonNullable<Booking["rate"]>): string {
  const money = formatMoney({ amount: cost, currency });
  const rate = unit === "hour" ? text.details.hourRate(money) : text.details.dayRate(money, dayMinutes);
  return `${rate}, ${cardId === null ? text.details.ownRate : text.details.fromCard}`;
}
