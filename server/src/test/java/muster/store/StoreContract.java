package muster.store;

/** What every store promises, in parts; each store's test implements them all. */
interface StoreContract
        extends AccountContract,
                CountContract,
                ListContract,
                PagingContract,
                PlatformValueContract,
                ValueContract,
                WhoContract,
                PrefixContract,
                KeyContract,
                HolderContract,
                GroupContract,
                GrantContract,
                GrantListContract,
                HoldingContract,
                NestingContract,
                EstateContract,
                AgreementContract,
                SharingContract,
                SiteContract,
                EventContract,
                RaceContract,
                AdministratorContract,
                TransactionContract,
                MigrationContract,
                UpgradeContract {}
