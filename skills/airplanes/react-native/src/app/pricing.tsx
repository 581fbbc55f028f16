import { useLocalSearchParams } from "expo-router";
import { useEffect, useRef, useState } from "react";
import { Button, Text, View } from "react-native";

import { Choice } from "../components/Choice";
import { useBilling } from "../hooks/useBilling";
import { useRequest } from "../hooks/useRequest";
import { captureEvent } from "../lib/analytics";
import { useSession } from "../lib/session";
import { billingPeriods, type BillingPeriod, plans } from "../lib/types";

export default function PricingScreen() {
  const { billing } = useLocalSearchParams<{ billing?: BillingPeriod }>();
  const [billingPeriod, setBillingPeriod] = useState<BillingPeriod>(billing === "year" ? "year" : "month");
  const { account } = useSession();
  const { startCheckout } = useBilling();
  const { run, problem, isRunning } = useRequest();

  const isCaptured = useRef(false);
  useEffect(() => {
    if (isCaptured.current) return;
    isCaptured.current = true;
    captureEvent("pricing_viewed", { billing_period: billingPeriod });
  }, [billingPeriod]);

  return (
    <View>
      <Choice options={billingPeriods} chosen={billingPeriod} onChoose={setBillingPeriod} />
      {plans.map((plan) => (
        <Button
          key={plan}
          title={`Choose ${plan}`}
          disabled={isRunning || account === null}
          onPress={() => run(() => startCheckout(plan, billingPeriod))}
        />
      ))}
      <Text role="alert">{problem}</Text>
    </View>
  );
}
