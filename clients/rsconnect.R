# What a person does who sets the R package rsconnect up for a server: name the server, register an account with a key.
library(rsconnect)

arguments <- commandArgs(trailingOnly = TRUE)
url <- arguments[1]
key <- arguments[2]
passed <- 0

expect <- function(what, holds) {
  if (!isTRUE(holds)) {
    stop(what, call. = FALSE)
  }
  passed <<- passed + 1
}

addServer(url, name = "muster", quiet = TRUE)
expect("the server is listed", "muster" %in% servers()$name)

wrong <- tryCatch(
  connectApiUser(account = "nobody", server = "muster", apiKey = strrep("x", 40), quiet = TRUE),
  error = function(refusal) conditionMessage(refusal)
)
expect("an invented key is refused as not authorized", grepl("401", wrong))

connectApiUser(account = "iris", server = "muster", apiKey = key, quiet = TRUE)
expect("the account is registered", "iris" %in% accounts()$name)
info <- accountInfo("iris", "muster")
expect("under the name that the server knows", info$username == "iris")
expect("with an id of digits", grepl("^[0-9]+$", info$accountId))

cat(passed, "passed, 0 failed\n")
