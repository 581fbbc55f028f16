export default defineEventHandler(({ context: { account } }) => {
  return account ? describeAccount(account) : null
})
