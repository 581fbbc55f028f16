'use client';
// Buttons and forms, and what runs behind them.
export function SignUp({ onClose }: Props) {
  const onSubmit = useCallback(async (values: Values) => {
    await create(values);
  }, []);
  return (
    <form
      className="flex items-center"
      onSubmit={handleSubmit(onSubmit)} // => handler: submit form "Create account" -> SignUp.onSubmit in SignUp
    >
      <Field render={({ field }) => <Input {...field} type="email" />} />
      <Button variant="ghost" type="button" onClick={onClose}>{/* => handler: click Button "Not now" -> onClose in SignUp */}
        Not now
      </Button>
      <LoadingButton type="submit" loading={pending}>
        {mode === 'create' ? 'Create account' : null}
      </LoadingButton>
    </form>
  );
}

const Row = memo(({ item }) => (
  <li>
    <button aria-label="Delete item" onClick={() => remove(item.id)}><Trash className="h-4" /></button>{/* => handler: click button "Delete item" -> Row in Row */}
    <form action={cancelAction}>{/* => handler: submit form "Cancel plan" -> cancelAction in Row */}
      <input type="submit" value="Cancel plan" />
    </form>
    <form action="/search"><button>Search</button></form>
    <Dialog onOpenChange={setOpen}><p>Long text</p></Dialog>{/* => handler: openchange Dialog "" -> setOpen in Row */}
    <Button onPress={props.onPay}>{t('billing.pay')}</Button>{/* => handler: click Button "billing.pay" -> props.onPay in Row */}
  </li>
));
