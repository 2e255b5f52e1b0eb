## Everywhere

language = Langue
language-missing = Les phrases en { $language } n’ont pas pu être chargées : cette fois, la page parle anglais. Rien n’est perdu ; rechargez-la pour réessayer.
part-missing = La plus grande partie de la page n’a pas pu être chargée : pour l’instant, il n’y a ici que des notes. Rien n’est perdu, et ce que vous écrivez est conservé. Réessayez ou rechargez la page.
part-again = Réessayer
pictures = { $count ->
    [one] { $count } image
   *[other] { $count } images
}

## data

data-add-files = Ajouter des images ou un zip
data-add-folder = Ajouter un dossier
data-camera = Caméra
data-camera-off = Couper la caméra
data-save = Enregistrer en zip
data-save-about = Un zip avec un dossier par classe, à garder ou à utiliser ailleurs
data-clear = Tout retirer
data-drop = Déposez n’importe où sur cette cellule des images, un dossier contenant un dossier par classe, ou un zip de celui-ci. Rien ne quitte votre ordinateur.
data-add-class = + Ajouter une classe
data-source = Images
data-source-sample = Les images d’exemple
data-source-yours = Mes propres images
data-name = Nom
data-held-out = Mises de côté (%)
data-held-out-help = Images gardées pour les tests. Le modèle n’apprend jamais avec elles.
data-sample = Exécutez cette cellule pour charger les images d’exemple. Vous pouvez y ajouter les vôtres.
data-left-out = { $count ->
    [one] { $count } fichier a été ignoré ; les autres sont là.
   *[other] { $count } fichiers ont été ignorés ; les autres sont là.
}
data-left-out-more = et { $count } de plus
data-rename-class = renommer la classe { $from } en { $to }
data-delete-class = supprimer la classe { $class }

## data_card

data-card-none = Pas encore d’images
data-card-count = { $count ->
    [one] { $count } image : { $train } pour apprendre, { $test } pour tester
   *[other] { $count } images : { $train } pour apprendre, { $test } pour tester
}
data-card-count-checked = { $count ->
    [one] { $count } image : { $train } pour apprendre, { $val } pour vérifier, { $test } pour tester
   *[other] { $count } images : { $train } pour apprendre, { $val } pour vérifier, { $test } pour tester
}
data-card-class = Classe { $name }
data-card-key = Dans la liste de toutes les images, { $number } donne cette classe
data-card-name = Nom de cette classe
data-card-delete = Supprimer cette classe
data-card-delete-named = Supprimer la classe { $name } et ses images
data-card-show-all = Tout afficher ({ $count })

## data_clipboard

data-paste = Coller
data-paste-into = Coller une image dans { $class }
data-paste-which = De quelle classe s’agit-il ? Cliquez d’abord sur la classe, puis collez de nouveau : l’image ira là.
data-paste-none = Il n’y a pas d’image dans le presse-papiers. Copiez-en une, puis appuyez de nouveau sur le bouton.
data-paste-not-allowed = Le navigateur n’a pas laissé cette page lire le presse-papiers. Cliquez plutôt sur la classe et appuyez sur Ctrl+V (⌘V sur un Mac).
data-no-address = Il n’y a rien à l’adresse { $address }, ou le contenu n’a pas pu être chargé. Vos images sont inchangées ; vérifiez l’adresse.
data-elsewhere = Cette page ne charge pas d’images d’autres sites : elle ne demande à personne les données avec lesquelles vous travaillez, si bien que personne n’en sait rien. Enregistrez l’image ou le zip sur votre ordinateur, puis déposez-le ici.
data-ways = Autres façons d’ajouter des images
data-ways-table = Un tableau d’étiquettes.
data-ways-table-about = Choisissez ou déposez des images avec un fichier CSV, ou un zip des deux. Il lui faut une colonne « filename » et une colonne « label » ; une colonne « split » peut indiquer train, val ou test.
data-ways-teachable = Teachable Machine.
data-ways-teachable-about = Un projet d’images enregistré dans un fichier (.tm) apporte ses classes et ses images.
data-ways-clipboard = Le presse-papiers.
data-ways-clipboard-about = Cliquez sur une classe et appuyez sur Ctrl+V (⌘V sur un Mac).
data-ways-address = Une adresse web.
data-ways-address-about = Uniquement de ce site.
data-address = Adresse

## data_recorder

data-recorder-pace = Images
data-recorder-10-a-second = 10 par seconde
data-recorder-5-a-second = 5 par seconde
data-recorder-2-a-second = 2 par seconde
data-recorder-1-a-second = 1 par seconde
data-recorder-1-in-3-seconds = Une toutes les 3 secondes
data-recorder-countdown = Compte à rebours
data-recorder-no-countdown = Aucun : maintenir le bouton
data-recorder-3-seconds = 3 secondes
data-recorder-5-seconds = 5 secondes
data-recorder-10-seconds = 10 secondes
data-recorder-frames = Combien
data-recorder-recording = Enregistrement…
data-recorder-recording-stop = Enregistrement… Appuyer pour arrêter
data-recorder-counting = { $left }… Appuyer pour arrêter
data-recorder-hold = Maintenir pour filmer
data-recorder-in = Filmer dans { $seconds } s

## pictures

pictures-all = Toutes les images
pictures-grid = Images
pictures-none = Aucune image ne correspond.
pictures-keys = Un clic choisit une image, Maj+clic une suite, Ctrl ou ⌘+clic une de plus. Les flèches vont d’une image à l’autre, Espace choisit, Ctrl ou ⌘+A prend tout, 1 à 9 donnent la classe de ce numéro, Suppr retire, Ctrl ou ⌘+Z annule, Entrée montre l’image en grand.
pictures-picture = { $path } ({ $class }, { $split ->
    [train] pour apprendre
    [val] pour vérifier
   *[test] pour tester
})

## pictures_tools

pictures-tools-class = Classe affichée
pictures-tools-every-class = Toutes les classes
pictures-tools-use = Usage affiché
pictures-tools-every-use = Tous les usages
pictures-tools-to-learn = Pour apprendre
pictures-tools-to-check = Pour vérifier
pictures-tools-to-test = Pour tester
pictures-tools-text = Mots du chemin
pictures-tools-seen = { $seen } sur { $all } images
pictures-tools-close = Fermer
pictures-tools-close-list = Fermer la liste de toutes les images
pictures-tools-actions = Avec les images choisies
pictures-tools-none-chosen = Aucune choisie
pictures-tools-chosen = { $count ->
    [one] { $count } choisie
   *[other] { $count } choisies
}
pictures-tools-give = Donner aux images choisies la classe { $class }
pictures-tools-give-other = Donner aux images choisies une autre classe
pictures-tools-other = Autre classe…
pictures-tools-learn = Pour apprendre
pictures-tools-hold-out = Mettre de côté
pictures-tools-remove = Retirer
pictures-tools-undo = Annuler
pictures-tools-undo-named = Annuler : { $words }

## picture

picture-label = Image
picture-wait = Un instant…
picture-remove = Retirer cette image

## kept

kept-stored = Conservé sur cet appareil
kept-part = { $size }, incomplet
kept-delete = Supprimer
kept-delete-named = Supprimer { $name } de cet appareil
kept-nothing = Rien n’est encore conservé. Les modèles téléchargés sont gardés ici et se chargent ensuite sans réseau.
kept-total = { $count ->
    [one] { $count } téléchargement, { $bytes }.
   *[other] { $count } téléchargements, { $bytes }.
}
kept-total-room = { $count ->
    [one] { $count } téléchargement, { $bytes } sur les { $room } que le navigateur accorde à cette page.
   *[other] { $count } téléchargements, { $bytes } sur les { $room } que le navigateur accorde à cette page.
}

## kept_here

kept-here = Conservé pour ce notebook :
kept-here-pictures = Images « { $name } »
kept-here-files = { $count ->
    [one] { $count } fichier, { $bytes }
   *[other] { $count } fichiers, { $bytes }
}
kept-here-model = Modèle entraîné « { $name } »
kept-here-delete = Supprimer
kept-here-delete-pictures = Supprimer les images « { $name } » de ce notebook et de cet appareil
kept-here-delete-model = Supprimer le modèle entraîné « { $name } » de cet appareil

## gallery

gallery-lost = Les images ne font pas partie du fichier du notebook. Exécutez la cellule de données, puis de nouveau cette cellule, pour les voir.
gallery-more = En afficher { $count } de plus
gallery-choose = Choisir cette image
gallery-choose-named = Choisir : { $name }
gallery-why = Pourquoi ?
gallery-why-about = Voir sur quoi repose cette réponse
gallery-undo = Annuler
gallery-undo-about = Annuler la dernière modification des images (Ctrl+Z)
gallery-actions = Avec les images choisies
gallery-chosen = { $count ->
    [one] { $count } image choisie
   *[other] { $count } images choisies
}
gallery-class = Classe
gallery-relabel = Donner cette classe
gallery-learn = Pour apprendre
gallery-hold-out = Mettre de côté
gallery-delete = Supprimer

## camera

camera-view = Caméra
camera-view-mirrored = Caméra, en miroir
camera-wait = En attente de la caméra. Votre navigateur peut demander une autorisation.
camera-device = Caméra
camera-mirrored = En miroir
camera-number = Caméra { $number }
camera-not-by-system = Votre ordinateur ne laisse pas ce navigateur utiliser la caméra. Rien n’est perdu : autorisez le navigateur dans les réglages de confidentialité du système, sous « Caméra », puis appuyez de nouveau sur le bouton, ou ajoutez plutôt des fichiers d’images.
camera-not-answered = Le navigateur a demandé si cette page peut utiliser la caméra, et la question a été fermée. Rien n’est perdu : appuyez de nouveau sur le bouton et choisissez « Autoriser », ou ajoutez plutôt des fichiers d’images.
camera-not-allowed = Cette page n’est pas autorisée à utiliser la caméra, et le navigateur ne le redemandera pas de lui-même. Rien n’est perdu : cliquez sur le symbole à côté de l’adresse de la page, réglez « Caméra » sur « Autoriser » et appuyez de nouveau sur le bouton, ou ajoutez plutôt des fichiers d’images.
camera-gone = La caméra choisie n’est plus là. Appuyez de nouveau sur le bouton pour en utiliser une autre, ou ajoutez plutôt des fichiers d’images.
camera-none = Aucune caméra n’a été trouvée. Branchez-en une et appuyez de nouveau sur le bouton, ou ajoutez plutôt des fichiers d’images.
camera-busy = La caméra est là mais ne donne pas d’image : un autre programme ou onglet l’utilise peut-être. Fermez-le et appuyez de nouveau sur le bouton.
camera-insecure = Le navigateur ne donne la caméra qu’aux pages en https ou sur cet ordinateur. Ouvrez cette page en https, ou ajoutez plutôt des fichiers d’images.
camera-failed = La caméra n’a pas démarré. Appuyez de nouveau sur le bouton, ou ajoutez plutôt des fichiers d’images.

## picture_edit

picture-edit-relabel = { $count ->
    [one] donner à { $count } image la classe { $class }
   *[other] donner à { $count } images la classe { $class }
}
picture-edit-learn = { $count ->
    [one] apprendre avec { $count } image
   *[other] apprendre avec { $count } images
}
picture-edit-check = { $count ->
    [one] vérifier avec { $count } image
   *[other] vérifier avec { $count } images
}
picture-edit-hold-out = { $count ->
    [one] mettre de côté { $count } image
   *[other] mettre de côté { $count } images
}
picture-edit-remove = { $count ->
    [one] retirer { $count } image
   *[other] retirer { $count } images
}
picture-edit-restore = { $count ->
    [one] remettre { $count } image
   *[other] remettre { $count } images
}

## edit

edit-kind-note = Note
edit-kind-note-about = Du texte, pour vous et vos lecteurs
edit-kind-model = Modèle
edit-kind-model-about = Charger un modèle qui connaît les images
edit-kind-data = Données
edit-kind-data-about = Rassembler des images, rangées par classes
edit-kind-augment = Augmentation
edit-kind-augment-about = Varier les images avec lesquelles il apprend
edit-kind-train = Entraînement
edit-kind-train-about = Apprendre vos classes au modèle
edit-kind-ensemble = Ensemble
edit-kind-ensemble-about = Faire répondre plusieurs modèles comme un seul
edit-kind-evaluate = Évaluation
edit-kind-evaluate-about = Le mesurer sur des images mises de côté
edit-kind-predict = Prédiction
edit-kind-predict-about = L’interroger sur une nouvelle image
edit-kind-explain = Explication
edit-kind-explain-about = Voir sur quoi repose une réponse
edit-kind-map = Carte
edit-kind-map-about = Voir quelles images lui paraissent semblables
edit-kind-compare = Comparaison
edit-kind-compare-about = Mettre des modèles côte à côte
edit-kind-unknown = Inconnue
edit-new-class = classe { $number }
## explain

explain-choose-file = Choisir une de mes images
explain-camera = Caméra
explain-camera-off = Couper la caméra
explain-drop = ou déposez une image ici
explain-drop-slow = ou déposez une image ici ; la caméra fonctionne avec le rollout et l’attention, qui sont rapides
explain-waits = Une autre cellule travaille ; la réponse suivra quand elle aura fini.
explain-run-first = Exécutez cette cellule pour voir sur quoi repose une réponse.
explain-outdated = Ce qui est affiché vient des réglages précédents : appuyez sur « Exécuter ».
explain-model = Modèle
explain-data = Données
explain-method = Méthode
explain-class = Classe à expliquer
explain-likeliest = La réponse la plus probable
explain-class-number = classe { $number }
explain-rollout = Attention rollout
explain-rollout-about = Suit l’attention à travers tous les blocs, de la réponse jusqu’aux patchs. Pour les transformers.
explain-attention = Attention, bloc par bloc
explain-attention-about = Montre chaque tête de chaque bloc telle quelle. Pour les transformers.
explain-relevance = Pertinence pour une classe
explain-relevance-about = L’attention, pondérée selon ce qu’elle apporte en faveur de la classe. Pour les transformers.
explain-occlusion = Occlusion
explain-occlusion-about = Cache une partie de l’image après l’autre et observe la probabilité de la classe. Pour tous les réseaux ; demande de nombreux passages.
explain-grad-cam-about = Les dernières cartes de caractéristiques, pondérées selon ce qu’elles apportent en faveur de la classe. Pour les réseaux convolutifs.
explain-fusion = Réunir les têtes par
explain-fusion-mean = Leur moyenne
explain-fusion-max = Le maximum
explain-fusion-min = Le minimum
explain-discard = Attention la plus faible écartée, %
explain-discard-wrong = La part écartée est de { $percent } % ; elle doit être comprise entre 0 et moins de 100 %.
explain-side = Côté du carré gris, pixels
explain-side-wrong = Le côté du carré est de 0 ; il doit être d’au moins 1.
explain-stride = D’un endroit au suivant, pixels
explain-stride-wrong = Le pas est de 0 ; il doit être d’au moins 1.
explain-cost = { $places ->
    [one] { $places } endroit à cacher, donc { $places } passage dans le réseau. Des pas plus petits donnent un dessin plus fin et prennent plus de temps.
   *[other] { $places } endroits à cacher, donc { $places } passages dans le réseau. Des pas plus petits donnent un dessin plus fin et prennent plus de temps.
}
explain-pictures = Image à expliquer
explain-pictures-missing = Les images mises de côté apparaîtront ici une fois les données chargées.
explain-picture = Expliquer cette image de { $class }
explain-picture-taken = Expliquer cette image de { $class }, prise pour { $guess }
explain-crosses = Celles marquées d’une croix ont été prises pour autre chose.
explain-block = Bloc
explain-head = Tête
explain-heads = Têtes de ce bloc
explain-heads-mean = Toutes les têtes, leur moyenne
explain-head-number = Tête { $head }
explain-head-alone = Tête { $head } seule
explain-every-head = Chaque tête de ce bloc
explain-token = Qui porte attention
explain-token-help = Pointez un patch, appuyez dessus ou déplacez-vous avec les flèches ; Échap ramène au token de classe.
explain-token-class = Le token de classe
explain-token-distillation = Le token de distillation
explain-token-patch = Un patch
explain-attention-head = Bloc { $block } sur { $blocks }, tête { $head } sur { $heads }
explain-attention-mean = { $heads ->
    [one] Bloc { $block } sur { $blocks }, moyenne de { $heads } tête
   *[other] Bloc { $block } sur { $blocks }, moyenne de { $heads } têtes
}
explain-class-attends = { $place } : le token de classe porte { $class } de son attention sur lui-même ; le reste va aux patchs, comme le montrent les couleurs.
explain-class-attends-distilled = { $place } : le token de classe porte { $class } de son attention sur lui-même et { $distillation } sur le token de distillation ; le reste va aux patchs, comme le montrent les couleurs.
explain-distillation-attends = { $place } : le token de distillation porte { $class } de son attention sur le token de classe et { $distillation } sur lui-même ; le reste va aux patchs, comme le montrent les couleurs.
explain-patch-attends = { $place } : le patch de la ligne { $row }, colonne { $column } porte { $class } de son attention sur le token de classe ; le reste va aux patchs, comme le montrent les couleurs.
explain-patch-attends-distilled = { $place } : le patch de la ligne { $row }, colonne { $column } porte { $class } de son attention sur le token de classe et { $distillation } sur le token de distillation ; le reste va aux patchs, comme le montrent les couleurs.
explain-patches = Patchs de l’image : les flèches choisissent celui qui porte attention
explain-painted = L’image telle que le modèle la voit, recouverte de couleurs ; décrite à côté
explain-low = bas : { $value }
explain-high = haut : { $value }
explain-opacity = Intensité des couleurs, %
explain-smooth = Couleurs lissées
explain-smooth-help = Désactivé : une couleur par partie examinée.
explain-save = Enregistrer l’image
explain-save-failed = Le navigateur n’a pas pu faire un fichier de cette image. Rien n’est perdu : réessayez, ou réduisez la fenêtre.
explain-says = Ce que dit le modèle
# The class follows, then explain-took.
explain-of = Expliqué ici :
explain-took = . Durée : { $ms } ms.
explain-nothing-drawn = Ces nombres ne correspondent pas à la grille de l’image : rien n’est dessiné.
explain-table = Endroits les plus forts en tableau
explain-table-place = Rang
explain-table-row = Ligne
explain-table-column = Colonne
explain-table-value = Valeur
explain-meaning-rollout = Quelle part de chaque patch atteint le token de classe à travers tous les blocs. Cela dit où le modèle recueille ce qu’il sait, mais pas en faveur de quelle classe cela parle.
explain-meaning-relevance = À quel point chaque patch, par l’attention, parle en faveur de { $class }.
explain-meaning-occlusion = De combien baisse la probabilité de { $class } là où un carré gris cache l’image ; en dessous de 0, elle monte.
explain-meaning-grad-cam = Où les dernières cartes de caractéristiques parlent en faveur de { $class }.
explain-flat = Aucun endroit ne se distingue : tous ont la même valeur.
explain-strongest = Les plus forts des { $rows } × { $columns } endroits : { $places }.
explain-place = ligne { $row }, colonne { $column } ({ $value })
explain-places = { $before } ; { $place }
explain-points = { $points } points

## map

map-empty = Exécutez cette cellule pour voir quelles images se ressemblent aux yeux du modèle : groupes, images isolées et images rangées dans la mauvaise classe.
map-model = Modèle
map-data = Données
map-projection = Mode de tracé
map-projection-help = PCA trace les deux directions où les images diffèrent le plus. t-SNE garde les voisins ensemble.
map-pca = Directions principales (PCA) : rapide
map-tsne = Voisins (t-SNE) : montre les groupes
map-perplexity = Perplexité
map-perplexity-help = Nombre approximatif de voisins de chaque image. Peu de voisins montrent de petits groupes, beaucoup en montrent de grands.
map-perplexity-wrong = Avec ces images, elle peut aller de { $least } à { $most }.
map-caption-pca = Les images proches les unes des autres se ressemblent aux yeux du modèle. La carte montre { $all } de toutes les différences : { $across } à l’horizontale, { $up } à la verticale.
map-caption-tsne = Les images proches les unes des autres se ressemblent aux yeux du modèle. La distance entre les groupes et leur taille ne signifient rien ici.
map-lost = Les images ne font pas partie du fichier du notebook. Exécutez la cellule de données, puis de nouveau cette cellule, pour les voir.
map-to-learn = pour apprendre
map-to-check = pour vérifier
map-to-test = pour tester
map-entry = { $path }, classe : { $class }, { $role }
map-entry-guessed = { $path }, classe : { $class }, { $role }, prédiction : { $guess }
map-entry-guess = prédiction : { $guess }
map-entry-number = image { $number }
map-class = Classe
map-use = Usage
map-open = Ouvrir { $picture }
map-select = Sélectionner { $picture }
map-more = { $count } de plus
map-list-show = Afficher les images en liste
map-list-hide = Masquer la liste
map-list-only-selected = Seulement les sélectionnées
map-list-selected = Sélection
map-list-picture = Image
map-list-path = Chemin
map-list-guess = Prédiction
map-label = Carte des images
map-legend = Afficher ou masquer
map-legend-entry = { $count ->
    [one] { $count } image ; masquer ou afficher
   *[other] { $count } images ; masquer ou afficher
}
map-tell = Couleurs et formes indiquent
map-tell-class = La classe
map-tell-use = Pour apprendre ou pour tester
map-tell-right = Juste ou faux
map-right = Juste
map-wrong = Faux
map-no-guess = Sans prédiction
map-not-loaded = Non chargé
map-readout-guess = Prédiction : { $guess }
map-readout-number = Image { $number }
map-selected = { $count ->
    [0] Aucune image n’est sélectionnée.
    [one] { $count } image est sélectionnée.
   *[other] { $count } images sont sélectionnées.
}
map-selection = Les images sélectionnées
map-choose-class = Choisir une classe
map-new-class = Ou une nouvelle
map-relabel = Donner cette classe
map-move = Déplacer
map-remove = Retirer des données
map-unselect = Tout désélectionner
map-twins = Presque la même image des deux côtés de la séparation
map-twins-found = { $count ->
    [0] Aucune image n’a été trouvée des deux côtés de la séparation.
    [one] { $count } paire. Le modèle est interrogé sur l’une après avoir appris avec l’autre, si bien que le test paraît meilleur qu’il n’est. Mettez les deux du même côté, ou retirez-en une.
   *[other] { $count } paires. Le modèle est interrogé sur l’une après avoir appris avec l’autre, si bien que le test paraît meilleur qu’il n’est. Mettez les deux du même côté, ou retirez-en une.
}
map-twin-similarity = Similarité { $similarity }
map-twin-learn = Utiliser pour apprendre
map-twin-check = Utiliser pour vérifier
map-twin-test = Utiliser pour tester
map-twin-move = { $action } : { $picture }
map-twin-remove = Retirer
map-twin-remove-named = Retirer { $picture }

## overlay

overlay-grid = grille de patchs

## scatter

scatter-map = carte
scatter-help = Faites glisser pour déplacer. Agrandissez avec + et −, avec deux doigts, ou avec la molette une fois la carte choisie (ou avec Ctrl). Page suivante et Page précédente passent d’une image à l’autre, Entrée en ouvre une, Espace la sélectionne.
scatter-view = Vue de la carte
scatter-in = Agrandir
scatter-in-key = Agrandir (+)
scatter-out = Montrer plus
scatter-out-key = Montrer plus (−)
scatter-whole = Carte entière
scatter-whole-key = La carte entière (0)
scatter-lasso = Lasso
scatter-lasso-help = Entourez des images pour les sélectionner ; avec Maj, elles s’ajoutent à la sélection
## cells

cells-name = Cellule { $number } : { $title }

## head

head-expand = Déplier cette cellule
head-collapse = Replier cette cellule
head-ended = Terminé : { $when }
head-ran = exécutée en { $time }
head-stop = Arrêter
head-stop-help = Arrêter cette cellule
head-cancel = Annuler
head-cancel-help = Retirer cette cellule de la file d’attente
head-run = Exécuter
head-run-help = Exécuter cette cellule (Maj+Entrée)
head-run-above = Exécuter toutes les cellules au-dessus
head-run-below = Exécuter cette cellule et toutes celles au-dessous
head-insert-above = Ajouter une cellule au-dessus
head-insert-below = Ajouter une cellule au-dessous
head-move-up = Monter cette cellule
head-move-up-help = Monter (Alt+↑)
head-move-down = Descendre cette cellule
head-move-down-help = Descendre (Alt+↓)
head-more = Plus d’actions pour cette cellule
head-delete = Supprimer cette cellule
head-delete-help = Supprimer (D D)

## evaluate

evaluate-model = Modèle
evaluate-data = Données
evaluate-empty = La part de ses réponses justes, ce qu’il confond avec quoi, et les images derrière chaque nombre.
evaluate-measured = Mesuré sur { $count ->
    [one] { $count } image mise de côté
   *[other] { $count } images mises de côté
}.
evaluate-measured-range = Mesuré sur { $count ->
    [one] { $count } image mise de côté
   *[other] { $count } images mises de côté
}. Sur autant d’autres, le top-1 pourrait aussi bien aller de { $low } à { $high } : des écarts plus petits ne veulent rien dire.
evaluate-worth-title = Images à regarder de près
evaluate-trust-title = Peut-on se fier à ses probabilités ?
evaluate-range = { $low } à { $high }
evaluate-interval = Intervalle bootstrap à 95 %
evaluate-top1 = top-1 : juste du premier coup
evaluate-top5 = top-5 : juste en cinq réponses
evaluate-loss = perte : plus elle est basse, mieux c’est
evaluate-balanced = exactitude équilibrée : rappel moyen
evaluate-kappa = kappa de Cohen : 0, c’est le hasard
evaluate-macro-f1 = F1, moyenne des classes
evaluate-shown-counts = Nombre d’images
evaluate-shown-row = Pourcentage de la vraie classe
evaluate-shown-column = Pourcentage des prédictions
evaluate-order-name = Par nom
evaluate-order-errors = Le plus d’erreurs d’abord
evaluate-order-size = Le plus d’images d’abord
evaluate-confusions = Confusions entre classes
evaluate-confusions-help = Chaque ligne est une vraie classe, chaque colonne une prédiction. Choisissez un nombre pour voir ses images.
evaluate-numbers = Nombres
evaluate-order = Ordre
evaluate-behind = { $count ->
    [one] { $count } image de « { $class } » prise
   *[other] { $count } images de « { $class } » prises
} pour « { $guess } »

## evaluate_classes

evaluate-classes-class = Classe
evaluate-classes-precision = Précision
evaluate-classes-recall = Rappel
evaluate-classes-average = Précision moyenne
evaluate-classes-pictures = Images
evaluate-classes-sort = Trier selon cette colonne
evaluate-classes-mean-classes = Moyenne des classes
evaluate-classes-mean-pictures = Moyenne des images
evaluate-classes-title = Classe par classe
evaluate-classes-help = Précision : combien des prédictions de la classe sont justes. Rappel : combien de ses images sont trouvées. ROC AUC : avec quelle fréquence une image de la classe reçoit pour celle-ci une probabilité plus élevée qu’une image d’une autre classe.
evaluate-classes-curves = Courbes de
evaluate-classes-found = trouvées
evaluate-classes-chance = au hasard
evaluate-classes-others = part des autres prises pour elle
evaluate-classes-roc-said = Aire sous la courbe ROC de « { $class } » : { $area }
evaluate-classes-pr-title = Précision et rappel
evaluate-classes-pr-precision = précision
evaluate-classes-pr-recall = rappel
evaluate-classes-pr-said = Précision moyenne de « { $class } » : { $area }

## evaluate_pictures

evaluate-pictures-costly = Les plus coûteuses
evaluate-pictures-costly-help = Les pertes les plus élevées : ce que le modèle trouve le plus difficile.
evaluate-pictures-sure = Sûr mais faux
evaluate-pictures-sure-help = Des erreurs sur lesquelles le modèle aurait parié.
evaluate-pictures-suspects = Étiquettes à vérifier
evaluate-pictures-suspects-help = Le modèle juge une autre classe plus probable qu’il ne le fait d’ordinaire pour les images de celle-ci (confident learning). Soit le modèle se trompe, soit c’est l’étiquette : regardez, et corrigez-la si c’est elle.
evaluate-pictures-none = Il n’y en a aucune.
evaluate-pictures-which = Quelles images
evaluate-pictures-shot = vrai : { $label }, prédit : { $guess } ({ $sure }), perte { $loss }
evaluate-pictures-guess = → { $guess }
evaluate-pictures-shot-line = { $sure }, perte { $loss }
evaluate-pictures-suspect = étiquetée « { $label } », ressemble à « { $likely } »
evaluate-pictures-suspect-line = ou { $likely } ?

## evaluate_stress

evaluate-stress-noise = Bruit
evaluate-stress-blur = Flou
evaluate-stress-contrast = Faible contraste
evaluate-stress-jpeg = Compression JPEG
evaluate-stress-title = Tient-il sur des images dégradées ?
evaluate-stress-help = À nouveau les images mises de côté, dégradées de quatre façons et à cinq intensités. Cela prend vingt fois plus de temps qu’une seule mesure.
evaluate-stress-measure = Mesurer
evaluate-stress-first = Exécutez d’abord cette cellule.
evaluate-stress-clean = Top-1 sur { $count ->
    [one] { $count } image
   *[other] { $count } images
} ; { $share } sans dégradation.
evaluate-stress-strength = Intensité

## evaluate_trust

evaluate-trust-calibration = { $verdict ->
    [sure] Il est trop sûr de lui
    [modest] Il est trop modeste
   *[fair] Il est à peu près aussi sûr qu’il devrait l’être
} : divisés par une température de { $temperature } ({ $on ->
    [validation] ajustée sur les images de validation
   *[halves] ajustée sur chaque moitié de ces images et mesurée sur l’autre, faute d’images de validation
}), ses logits ont une erreur de calibration (ECE) de { $ece } au lieu de { $ece_before }, et une perte de { $loss } au lieu de { $loss_before }.
evaluate-trust-said = Erreur de calibration de { $before } avant et { $after } après mise à l’échelle par température.
evaluate-trust-right = justes
evaluate-trust-if-true = si les probabilités étaient vraies
evaluate-trust-stated = Telles que le modèle les donne
evaluate-trust-scaled = Après mise à l’échelle par température
evaluate-trust-probability = probabilité donnée
evaluate-trust-answers = S’il ne répond qu’à partir de { $from }, il répond pour { $answered } des images et a raison pour { $right } d’entre elles.
evaluate-trust-answers-none = S’il ne répond qu’à partir de { $from }, il répond pour { $answered } des images et n’a raison pour aucune d’entre elles.
evaluate-trust-no-cell = Aucune cellule de prédiction n’interroge encore « { $model } ».
evaluate-trust-set = Réglé dans { $count ->
    [one] { $count } cellule de prédiction
   *[other] { $count } cellules de prédiction
}.
evaluate-trust-threshold-title = Quand doit-il dire « Je ne sais pas » ?
evaluate-trust-coverage = Ne répondre qu’en étant sûr
evaluate-trust-answered-right = justes parmi les réponses
evaluate-trust-answered = réponses
evaluate-trust-lowest = probabilité minimale pour répondre
evaluate-trust-threshold = Répondre à partir de cette probabilité
evaluate-trust-apply = Utiliser température et seuil dans les cellules de prédiction

## ui

chart-epoch = époque
chart-at-epoch = époque { $place }
chart-rate = taux d’apprentissage
chart-at-rate = taux { $place }
chart-at-share = à { $place }
curves-save = Enregistrer ce graphique dans un fichier (SVG)
curves-save-help = Enregistrer ce graphique (SVG)
dialog-close = Fermer
field-not-a-number = Veuillez saisir un nombre.
matrix-corner = vrai ↓  prédit →
matrix-right = Images de « { $class } » reconnues : { $count } sur { $size } ({ $share } %).
matrix-wrong = Images de « { $class } » prises pour « { $guess } » : { $count } sur { $size } ({ $share } %).
matrix-point = Pointez un nombre, ou allez-y avec les touches fléchées.
progress = Progression
snippet-copy = Copier
snippet-copy-named = Copier : { $title }
snippet-copied = Copié
snippet-not-allowed = Ce navigateur ne permet pas de copier ici : sélectionnez le texte et copiez-le
table-as-table = En tableau
table-of =  : { $title }
## train-advanced

train-advanced-stages = Pas à pas
train-advanced-stages-help = Des étapes avant la principale : d’abord la tête seule, puis les derniers blocs, chaque étape avec au moins autant de blocs que la précédente (dégel progressif).
train-advanced-stage = Étape { $number }
train-advanced-stage-blocks = Blocs qui apprennent
train-advanced-stage-blocks-help = Comptés depuis la fin ; 0 pour la tête seule.
train-advanced-stage-epochs = Époques
train-advanced-stage-epochs-help = Combien de fois toutes les images d’entraînement sont vues dans cette étape.
train-advanced-stage-lr = Taux d’apprentissage
train-advanced-stage-lr-help = L’ampleur des changements dans cette étape.
train-advanced-stage-batch = Taille de lot
train-advanced-stage-batch-help = Combien d’images sont regardées dans cette étape avant chaque changement.
train-advanced-stage-add = Ajouter une étape
train-advanced-stage-remove = Retirer l’étape { $number }
train-advanced-lr = Taux d’apprentissage
train-advanced-rule = Règle
train-advanced-rule-help = Comment les poids suivent leurs gradients. Lion demande un dixième du taux d’apprentissage.
train-advanced-rule-sgd = SGD avec momentum
train-advanced-annealing = Descente
train-advanced-annealing-help = Comment le taux d’apprentissage passe de son maximum à sa valeur finale.
train-advanced-annealing-cosine = Cosinus
train-advanced-annealing-linear = Ligne droite
train-advanced-annealing-constant = Reste au maximum
train-advanced-annealing-step = Un dixième après chaque tiers
train-advanced-warmup = Époques d’échauffement
train-advanced-warmup-help = Le taux d’apprentissage part de zéro et monte pendant ce nombre d’époques.
train-advanced-min-lr = Taux d’apprentissage final
train-advanced-min-lr-help = La valeur à laquelle le taux d’apprentissage aboutit.
train-advanced-layer-decay = Décroissance par couche
train-advanced-layer-decay-help = Chaque couche apprend au taux de celle du dessus multiplié par cette valeur : 1 les traite toutes de la même façon, 0,75 est courant.
train-advanced-head-lr = Facteur de la tête
train-advanced-head-lr-help = La tête apprend au taux d’apprentissage multiplié par cette valeur.
train-advanced-clip = Limite du gradient
train-advanced-clip-help = Le plus long pas permis ; 0 désactive la limite.
train-advanced-regularization = Contre l’apprentissage par cœur
train-advanced-weight-decay = Décroissance des poids
train-advanced-weight-decay-help = Tire les poids vers zéro.
train-advanced-label-smoothing = Lissage des étiquettes
train-advanced-label-smoothing-help = Évite l’excès d’assurance : 0 désactive, 0,1 est courant.
train-advanced-dropout-help = Part des valeurs omises au hasard pendant l’apprentissage.
train-advanced-attention-dropout = Dropout de l’attention
train-advanced-attention-dropout-help = Part de l’attention omise.
train-advanced-drop-path = Profondeur stochastique
train-advanced-drop-path-help = Part des images qui sautent le dernier bloc ; moins pour les blocs précédents.
train-advanced-token-mixup = Mélange de tokens
train-advanced-token-mixup-help = Fond les images ensemble après la partie gelée, avec leurs étiquettes ; fonctionne avec les vues conservées. 0 désactive.
train-advanced-ema = Moyenne des poids
train-advanced-ema-help = Donne la moyenne mobile des poids ; 0 désactive, 0,98 convient à un entraînement court.
train-advanced-judging = Évaluation des époques
train-advanced-keep-best = Garder la meilleure époque selon
train-advanced-keep-best-help = Donne les poids de la meilleure époque sur les images de validation.
train-advanced-keep-best-off = Désactivé : la dernière époque
train-advanced-keep-best-loss = La perte
train-advanced-keep-best-top1 = Les bonnes réponses du premier coup
train-advanced-keep-best-f1 = Le F1 moyen des classes
train-advanced-validation = Part de validation
train-advanced-validation-help = Part des images d’entraînement de chaque classe qui sert à évaluer les époques.
train-advanced-patience = Patience
train-advanced-patience-help = S’arrête après ce nombre d’époques sans progrès ; 0 désactive.
train-advanced-data = Données et vitesse
train-advanced-balance = Classes inégales
train-advanced-balance-help = Que faire quand certaines classes ont bien moins d’images.
train-advanced-balance-none = Rien
train-advanced-balance-sampling = Montrer les petites plus souvent
train-advanced-balance-loss = Donner plus de poids aux petites
train-advanced-views = Vues conservées
train-advanced-views-help = La partie gelée voit ce nombre de variantes de chaque image, une seule fois ; les époques les prennent ensuite tour à tour, ce qui est bien plus rapide. -1 en garde une par époque, 0 aucune. Pas avec le mélange d’images.
train-advanced-micro-batch = Images à la fois
train-advanced-micro-batch-help = Un lot peut être traité par parties, ce qui prend moins de mémoire ; 0 laisse le choix au programme.
train-advanced = Avancé
train-advanced-seed = Graine
train-advanced-seed-help = Même graine, même résultat sur le CPU. Changez-la pour relancer les dés.
train-advanced-probe = Partir d’une sonde linéaire
train-advanced-probe-help = La tête commence là où finit une régression logistique, au lieu de partir de rien.
train-advanced-standardize = Standardiser les caractéristiques
train-advanced-standardize-help = Ramène d’abord à une même échelle ce que lit la tête. Aide le plus souvent.
train-advanced-teacher = Enseignant
train-advanced-learn-from-help = Distillation de connaissances : outre les étiquettes, on apprend les réponses de modèles qui connaissent déjà ces classes ; celles de plusieurs modèles sont moyennées.
train-advanced-lesson = Ce qu’il enseigne
train-advanced-lesson-soft = Ses probabilités adoucies
train-advanced-lesson-hard = Ses premières réponses
train-advanced-lesson-relations = À quel point il trouve les images semblables
train-advanced-alpha = Sa part
train-advanced-alpha-help = 0 n’écoute que les étiquettes, 1 que l’enseignant.
train-advanced-temperature = Température
train-advanced-temperature-help = Plus elle est haute, plus on voit ce que l’enseignant juge possible.

## train-form

train-form-what = Ce qui apprend
train-form-what-help = La tête est la dernière couche : elle nomme les classes. Les blocs sont les couches qui regardent.
train-form-what-probe = Sonde linéaire : la tête, résolue d’un coup
train-form-what-head = Tête seule : rapide, souvent suffisant
train-form-what-blocks = Tête et derniers blocs : plus lent, souvent meilleur
train-form-what-all = Tout : le plus lent, pour beaucoup d’images
train-form-blocks = Derniers blocs
train-form-blocks-help = Combien de blocs apprennent aussi, en comptant depuis la fin.
train-form-epochs = Époques
train-form-epochs-help = Combien de fois le modèle voit chaque image d’entraînement.
train-form-batch = Taille de lot
train-form-batch-help = Combien d’images il regarde avant chaque petit changement.
train-form-lr = Taux d’apprentissage
train-form-lr-help = L’ampleur de chaque changement. Trop grand, il oublie ; trop petit, il n’en finit pas.
train-form-preset = Recette
train-form-preset-help = Des réglages adaptés à ce nombre d’images ; tout peut être changé plus bas.
train-form-preset-own = Réglée plus bas
train-form-suggested = Suggestion ici : « { $preset } », car { $why }.
train-form-suggested-none = Dès que les images sont là, l’une d’elles est proposée.
train-form-use-preset = Appliquer
train-form-dozens = Quelques dizaines d’images : sonde linéaire
train-form-hundreds = Quelques centaines : la tête, puis les 2 derniers blocs
train-form-thousands = Des milliers : la tête, puis la moitié supérieure des blocs
train-form-everything = Tout apprend : pour de très nombreuses images
train-form-memory = Demande environ { $total } de mémoire : { $weights } pour les poids, { $gradients } pour les gradients et l’optimiseur, { $activations } pour { $pictures ->
    [one] { $pictures } image
   *[other] { $pictures } images
} à la fois.
train-form-memory-over = { $needs } C’est plus que les { $limit } sur lesquels une page peut compter : faites apprendre moins de blocs.
train-form-memory-none = La mémoire qu’un entraînement demande est indiquée ici dès que le modèle est chargé.
train-form-memory-parts = { $needs } Le lot de { $batch } est traité par parties, pour rester sous { $limit }.
train-form-model = Partir du modèle
train-form-data = Apprendre des données
train-form-output = Nommer le résultat
train-form-augment = Varier les images
train-form-augment-help = Chaque fois qu’une image revient, elle est un peu différente : elle ne peut donc pas être apprise par cœur.
train-form-augment-cell = Comme dans la cellule « { $name } »
train-form-augment-own = Comme dans le fichier de ce notebook
train-form-augment-unused = La tête seule apprend de chaque image telle quelle, regardée une fois : la cellule d’augmentation n’a donc pas d’effet ici.

## train

train-loss = Perte
train-loss-training = entraînement
train-loss-held-out = images mises de côté
train-loss-said = Après l’époque { $epoch } : perte à l’entraînement { $training }, perte sur les images mises de côté { $held_out }.
train-loss-waiting = Baisse à mesure qu’il apprend
train-accuracy = Exactitude
train-accuracy-said = Après l’époque { $epoch } : top-1 { $top1 }, top-5 { $top5 }.
train-accuracy-waiting = Monte à mesure qu’il apprend
train-export = Enregistrer le modèle dans un fichier (.safetensors)
train-export-package = Enregistrer pour d’autres outils (.zip)
train-export-package-help = Le zip s’ouvre dans transformers, timm et les moteurs ONNX, et contient une fiche du modèle.
train-result-waiting = Une fois l’apprentissage fini : ce qu’il vaut, et le modèle dans un fichier.
train-tile-top1 = justes du premier coup (images mises de côté)
train-tile-loss = perte (images mises de côté)
train-tile-seconds = en tout
train-tile-parameters = paramètres appris
train-finished = Terminé après { $epochs ->
    [one] { $epochs } époque
   *[other] { $epochs } époques
}, mesuré sur { $pictures ->
    [one] { $pictures } image mise de côté
   *[other] { $pictures } images mises de côté
}.
train-finished-best = Terminé après { $epochs ->
    [one] { $epochs } époque
   *[other] { $epochs } époques
}, la meilleure étant la numéro { $best }, mesuré sur { $pictures ->
    [one] { $pictures } image mise de côté
   *[other] { $pictures } images mises de côté
}.
train-stopped = Arrêté après { $epochs ->
    [one] { $epochs } époque
   *[other] { $epochs } époques
} ; le modèle garde ce qu’il avait appris jusque-là. Exécutez de nouveau la cellule pour reprendre à partir de là.
train-cache = La partie gelée a été relue au lieu d’être calculée dans { $share } des cas ; { $bytes } sont gardés pour le prochain entraînement.
train-cache-stored = La partie gelée a été relue au lieu d’être calculée dans { $share } des cas ; { $bytes } en mémoire et { $stored } sur cet appareil sont gardés pour le prochain entraînement.

## train-history

train-history = Entraînements précédents ({ $count })
train-history-help = Chaque entraînement garde sa recette et sa courbe, aussi dans le fichier du notebook.
train-history-run = N°
train-history-changes = Différent du réglage actuel
train-history-loss = Perte
train-history-took = Durée
train-history-compare = Comparer
train-history-again = Refaire
train-history-compare-run = Comparer l’entraînement { $number } avec le dernier
train-history-take-up = Reprendre sa recette
train-history-take-up-help = Régler cette cellule comme pour cet entraînement
train-history-branch = En nouvelle cellule
train-history-branch-help = Une nouvelle cellule d’entraînement, réglée comme pour celui-ci
train-history-other-seed = Autre graine
train-history-other-seed-help = Exécuter de nouveau avec d’autres tirages au hasard
train-history-model = modèle { $name }
train-history-data = données { $name }
train-history-nothing = rien
train-history-more = { $changes } et { $more } de plus
train-history-said = entraînement { $number } : top-1 { $top1 }, perte { $loss }
train-history-said-both = { $last } ; { $other }.
train-history-chart = Perte sur les images mises de côté
train-history-last = le dernier
train-history-chosen = celui choisi

## train-trial

train-trial = Essayer avant d’entraîner
train-trial-help = De courts entraînements qui ne laissent pas de modèle : comment la perte réagit au taux d’apprentissage, et à quel point le résultat dépend des images testées.
train-trial-rates = Trouver un taux d’apprentissage
train-trial-folds = Validation croisée en { $parts } parties
train-trial-first = Exécutez d’abord les cellules de modèle et de données.
train-trial-no-rate = La perte ne baisse jamais longtemps : aucun taux d’apprentissage ne se distingue. Plus d’images, ou un autre modèle, peuvent aider.
train-trial-suggested = Suggestion : { $rate }, à mi-chemin de la plus longue baisse.
train-trial-chart = Perte selon le taux d’apprentissage
train-trial-chart-loss = perte à l’entraînement
train-trial-chart-suggested = suggestion
train-trial-use-rate = Appliquer
train-trial-mean = Top-1 { $mean } ± { $deviation } (moyenne et écart type de { $parts } parties).
train-trial-part = Partie
train-trial-pictures = Images
train-trial-loss = Perte

## train-progress

train-progress-starting = Démarrage…
train-progress-of = { $done } sur { $total }
train-progress-download = Téléchargement : { $amount }
train-progress-decode = Lecture des images : { $amount }
train-progress-compile = Préparation : compilation des shaders du GPU. Cela n’arrive qu’une fois et peut prendre une minute.
train-progress-features = Préparation : chaque image est regardée une fois, { $amount }
train-progress-trial = Essai : pas { $amount }
train-progress-evaluate = Mesure des images : { $amount }
train-progress-neighbours = Comparaison des images entre elles : { $amount }
train-progress-layout = Placement des images : pas { $amount }
train-progress-pack = Enregistrement des images : { $amount }
train-progress-steps = Entraînement : époque { $epoch } sur { $epochs }, pas { $step } sur { $steps }, perte { $loss }

## train-code

train-code = En code
train-code-help = Les réglages ci-dessus, pour d’autres programmes. Les deux font la même chose que cette cellule ; là où un programme tire au hasard, il tire autrement : les résultats concordent donc à la dispersion habituelle près.
train-code-command = Ligne de commande
train-code-python = PyTorch et timm
train-code-save = Enregistrer le script (train.py)

## train-broken-off

train-broken-off = Cet entraînement a été interrompu à l’époque { $epoch } sur { $epochs }. « Exécuter » reprend à partir de là.

## summary

summary-starter = { $name } : le modèle de départ intégré
summary-sample = { $name } : les images d’exemple
summary-augment = { $name }, montrée sur { $data }
summary-train = { $model } apprend { $data } et devient { $output }
summary-ensemble = { $output } de { $models }
summary-on = { $models } sur { $data }
summary-map = { $data } vues par { $model }
summary-right = { $share } justes
summary-empty-note = Une note vide
## announce

announce-running = { $cell } : en cours.
announce-done = { $cell } : terminé.
announce-done-accuracy = { $cell } : terminé. Exactitude { $percent } %.
announce-failed = { $cell } : échec.
announce-ended = { $cell } : fin.
announce-epoch = Époque { $epoch }, exactitude { $percent } %
announce-epoch-of = Époque { $epoch } sur { $epochs }, exactitude { $percent } %
announce-progress = { $what }, { $percent } pour cent
announce-training = Entraînement
announce-download = Téléchargement
announce-decode = Lecture des images
announce-compile = Préparation de la carte graphique
announce-features = Préparation
announce-trial = Essai
announce-evaluate = Mesure
announce-neighbours = Comparaison
announce-layout = Mise en place
announce-pack = Enregistrement des images
announce-cell = Cellule

## bridge

bridge-unknown-day = jour inconnu

## format

format-almost-done = presque fini
format-left = encore { $time } environ
format-number = { $number }
format-thousand = { $number } mille
format-million = { $number } M

## keep

keep-no-place = le navigateur n’a pas d’endroit pour cela

## opfs

opfs-absent = ce navigateur ne donne à la page aucun endroit où garder des fichiers
opfs-full = cet appareil n’a plus de place pour cette page
opfs-other = le navigateur indique « { $words } »
opfs-no-answer = pas de réponse

## page

page-bringing-back = { $count ->
    [one] Récupération de { $count } image
   *[other] Récupération de { $count } images
}
page-download-in-use = Ce fichier est en cours d’utilisation : il est en train d’être téléchargé dans cet onglet ou dans un autre. Arrêtez le téléchargement, puis supprimez-le.
page-not-understood = Cette page et son moteur de calcul ne se comprennent pas : leurs versions diffèrent. Enregistrez votre notebook, puis rechargez la page.
page-engine-anew-training = Le moteur de calcul s’est arrêté en plein entraînement et a été relancé. Votre notebook et vos fichiers sont en sécurité ; l’entraînement reprend là où il a été sauvegardé pour la dernière fois.
page-graphics-failed = Le processeur graphique a échoué deux fois au même endroit : c’est désormais le CPU qui calcule, plus lentement, mais cela continue. Votre notebook et vos fichiers sont en sécurité ; l’entraînement reprend là où il a été sauvegardé pour la dernière fois.
page-engine-anew = Le moteur de calcul s’est arrêté et a été relancé. Votre notebook est en sécurité ; vos images et vos modèles entraînés reviennent d’eux-mêmes, les autres modèles doivent être rechargés.
page-engine-broken = Le moteur de calcul de cette page n’a pas pu démarrer : les cellules ne peuvent pas être exécutées. Rechargez la page ; si cela ne suffit pas, essayez un Chrome, Edge, Firefox ou Safari récent.
page-file-gone = le fichier n’est plus là
page-pictures-not-kept = Cet appareil ne peut pas conserver vos images ({ $why }). Elles restent là jusqu’à la fermeture de la page. Faites de la place sous « Conservé sur cet appareil » dans une cellule de modèle, puis ajoutez-les de nouveau.
page-save-failed = Le notebook n’a pas pu être enregistré : { $why }
page-files-unreadable = Les fichiers de ce notebook n’ont pas pu être lus : { $why }. « Enregistrer » écrit le notebook sans eux.
page-bundle-failed = { $why } Votre notebook est en sécurité.
page-open-failed = { $why } Votre propre notebook est inchangé.
page-open-not-kept = Les images et les modèles de ce fichier n’ont pas pu être conservés sur cet appareil : { $why }. Votre propre notebook est inchangé.
page-open-newer = Ce fichier vient d’une version plus récente de Vitrine. Ce que celle-ci en connaît a été ouvert ; gardez le fichier, il contient peut-être davantage.
page-saved-without = { $count ->
    [one] { $count } fichier de ce notebook n’a pas pu être lu sur cet appareil et a été omis ; tout le reste est là.
   *[other] { $count } fichiers de ce notebook n’ont pas pu être lus sur cet appareil et ont été omis ; tout le reste est là.
}
page-opened-without = { $count ->
    [one] { $count } élément de ce notebook était absent ou endommagé dans ce fichier et a été omis ; tout le reste est là.
   *[other] { $count } éléments de ce notebook étaient absents ou endommagés dans ce fichier et ont été omis ; tout le reste est là.
}
page-open-too-large = Ce fichier est bien trop volumineux pour un notebook.
page-open-unreadable = Ce fichier n’a pas pu être lu.
page-undone = Annulé : { $what }
page-redone = Rétabli : { $what }
page-deleted = Vous avez supprimé { $cell }.
page-move = déplacer { $cell }
page-moved = Déplacement : { $cell }, maintenant en position { $place } sur { $all }
page-unkept = Vos dernières modifications ne sont pas conservées sur cet appareil : { $why }. Ce qui l’était auparavant est en sécurité. Faites de la place sous « Notebooks », ou enregistrez ce notebook dans un fichier.
page-little-room = Cet appareil n’a plus beaucoup de place pour cette page : { $used } sur { $quota } sont utilisés. Supprimez ce dont vous n’avez plus besoin sous « Notebooks », ou des téléchargements sous « Conservé sur cet appareil » dans une cellule de modèle.
page-album-damaged = Ce que cet appareil conservait des images « { $name } » est endommagé et illisible. Votre notebook est en sécurité. Ajoutez de nouveau les images.
page-memory-damaged = Ce que cet appareil savait des modèles entraînés de ce notebook est endommagé. Votre notebook et vos images sont en sécurité. Exécutez de nouveau les cellules d’entraînement.
page-leave-unsaved = Ouvrir un autre notebook ? Ce que vous avez modifié dans celui-ci n’est pas conservé et serait perdu.
page-leave-running = Ouvrir un autre notebook ? Ce qui est en cours dans celui-ci serait arrêté.
page-taken-over = L’autre onglet est fermé. Vous pouvez maintenant modifier et exécuter ce notebook ici.
page-newer = Ce notebook vient d’une version plus récente de Vitrine. Ce que celle-ci ne connaît pas est affiché et conservé, mais pas exécuté.
page-doubt-older = La dernière version de ce notebook était endommagée sur cet appareil. La version précédente a été ouverte : vos dernières modifications manquent peut-être, tout le reste est là.
page-doubt-remains = Ce notebook était endommagé sur cet appareil. Les cellules encore lisibles ont été récupérées ; celles qui suivaient manquent peut-être. Parcourez-le, et gardez-en une copie avec « Enregistrer ».
page-absent = Le notebook à cette adresse n’est pas sur cet appareil, ou il a été supprimé. Sous « Notebooks », vous trouverez ceux qui sont ici et pourrez restaurer ceux qui ont été supprimés.
page-too-new = Une version plus récente de Vitrine conserve ce notebook d’une façon que celle-ci ne sait pas lire. Il est en sécurité : rechargez la page pour obtenir la version la plus récente, puis rouvrez-le.
page-damaged = Un notebook était endommagé sur cet appareil, et rien n’a pu en être lu. Ses fichiers sont laissés tels quels ; vous le trouverez sous « Notebooks » et pourrez l’y supprimer.
page-not-opened = Ce notebook n’a pas pu être ouvert : { $why }. Rien n’a été modifié.
page-in-use = Ce notebook est ouvert dans un autre onglet. Fermez-le là-bas, puis réessayez.
page-copy-title = { $title } (copie)
page-not-erased = Ce notebook n’a pas pu être supprimé : { $why }.
page-not-read = Ce notebook n’a pas pu être lu : { $why }. Rien n’a été modifié.
page-deleted-elsewhere = Ce notebook n’est plus ici : un autre onglet l’a supprimé.
page-damaged-why = Ce notebook est endommagé et illisible ({ $why }). Ses fichiers sont laissés tels quels.
page-not-written = L’écriture a échoué : { $why }. Rien n’a été modifié.
page-no-template = Il n’y a pas d’exemple « { $name } ». Voici le notebook pour commencer ; les autres sont sous « Exemples ».

## plan

plan-idle = Pas encore exécutée
plan-queued = En attente de son tour
plan-running = En cours…
plan-done = Terminée
plan-stale = Périmée : à réexécuter
plan-failed = Échec
plan-next = Prochaine dans la file
plan-place = { $place }e dans la file

## reduce

reduce-saved-given = { $count ->
    [one] { $count } image est dans le zip, telle que vous l’avez donnée.
   *[other] { $count } images sont dans le zip, telles que vous les avez données.
}
reduce-saved-png = { $count ->
    [one] { $count } image est dans le zip, en PNG, petit côté de 256 pixels au plus.
   *[other] { $count } images sont dans le zip, en PNG, petit côté de 256 pixels au plus.
}
reduce-saved-both = { $count } images sont dans le zip : { $given } telles que vous les avez données, { $others } en PNG, petit côté de 256 pixels au plus.
reduce-engine-lost = Le moteur de calcul de cette page a cessé de fonctionner en plein travail.
reduce-engine-lost-hint = Votre notebook et vos images sont en sécurité. Exécutez de nouveau la cellule ; si elle s’arrête encore, essayez avec moins d’images ou un lot plus petit.
reduce-other-version = Cette page et son moteur de calcul viennent de versions différentes. Enregistrez votre notebook, puis rechargez la page.
reduce-change-lost = La dernière modification de ces images n’a pas pu être lue et manque.
reduce-pictures-lost = { $count ->
    [one] Non récupérée : { $lost } image sur { $count }, « { $path } » : { $why } Les autres sont là.
   *[other] Non récupérées : { $lost } images sur { $count }, dont « { $path } » : { $why } Les autres sont là.
}
reduce-model-not-kept = { $why } Le modèle entraîné reste là jusqu’à la fermeture de la page. Enregistrez-le dans un fichier, ou faites de la place sous « Conservé sur cet appareil » dans une cellule de modèle et exécutez de nouveau cette cellule.
## app

app-read-only = Ce notebook est ouvert dans un autre onglet : ici, vous pouvez seulement le lire. Fermez-le là-bas pour le modifier et l’exécuter ici.
app-notebook = Notebook
app-drop = Déposez les images sur une cellule de données ou de prédiction, les poids sur une cellule de modèle et les notebooks n’importe où ailleurs.
app-notebooks = Notebooks
app-stop-all = Tout arrêter
app-run-all = Tout exécuter
app-save = Enregistrer
app-save-title = Le notebook seul, dans un petit fichier texte
app-bundle = Un fichier pour Vitrine
app-share = Partager
app-share-title = Un seul fichier avec le notebook, ses images et ses modèles entraînés, à ouvrir ailleurs
app-report = Enregistrer le rapport (HTML)
app-report-title = Un seul fichier avec tous les résultats et de petites copies des images montrées, lisible partout
app-open = Ouvrir
app-templates = Exemples
app-template = { $title } · { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
app-starting = Démarrage…
app-not-running = À l’arrêt
app-starting-why = Le moteur de calcul de la page est en cours de chargement.
app-other-version = La page et le moteur de calcul sont de versions différentes.
app-device = Ce qui calcule, et pourquoi
app-computes-on = Calcule sur :
app-kept = Conservé sur cet appareil
app-keeping = Enregistrement…
app-not-kept = Non conservé : { $why }
app-elsewhere = Ouvert dans un autre onglet
app-load-again = Les recharger
app-undo = Annuler
app-reload = Recharger la page
app-close = Fermer ce message
app-title = Titre de ce notebook
app-stronger = Envie d’un modèle plus puissant ?
app-stronger-model = { $model } connaît mille sortes de choses : téléchargement de { $size }, licence { $licence }.
app-use-it = L’utiliser
app-no-thanks = Non, merci

## foot

foot-update = Une nouvelle version est prête.
foot-update-waits = Une nouvelle version est prête. Elle attend que plus rien ne s’exécute.
foot-update-other-tabs = Une nouvelle version est prête, mais Vitrine est aussi ouvert dans un autre onglet. Fermez-le là-bas, puis réessayez.
foot-update-question = Charger la nouvelle version ? Vos modifications de ce notebook ne sont pas enregistrées et seraient perdues.
foot-update-load = La charger
foot-close = Fermer ce message
foot-words = Vitrine fonctionne dans ce seul onglet : images, modèles et résultats restent sur votre ordinateur, sauf si vous les enregistrez.
foot-offline = Cette page est conservée sur cet appareil et s’ouvre sans réseau.
foot-privacy = Confidentialité
foot-privacy-stays = Vos images, vos notebooks et ce que vous entraînez ne quittent jamais cet appareil : tous les calculs se font dans cet onglet, et aucun serveur ne pourrait les recevoir.
foot-privacy-asks = La page ne compte rien, ne dépose aucun cookie et ne s’adresse qu’à deux endroits : l’adresse d’où elle vient, pour ses propres fichiers, et Hugging Face, pour les poids d’un modèle que vous choisissez.
foot-privacy-browser = Le navigateur lui-même a pour consigne de refuser toute autre connexion, et ce qui est conservé sur cet appareil s’efface avec les données de ce site dans les réglages de votre navigateur.

## keys

keys-cells = Cellules
keys-running = Exécution
keys-changes = Modifications
keys-notebook = Notebook
keys-select-above = Sélectionner la cellule au-dessus
keys-select-below = Sélectionner la cellule au-dessous
keys-edit = Modifier la cellule
keys-leave = Quitter ses champs
keys-add-above = Ajouter une cellule au-dessus
keys-add-below = Ajouter une cellule au-dessous
keys-delete = Supprimer la cellule
keys-move-up = Monter la cellule
keys-move-down = Descendre la cellule
keys-fold = Replier ou déplier la cellule
keys-run-and-next = Exécuter la cellule et sélectionner la suivante
keys-run = Exécuter la cellule
keys-run-all = Exécuter toutes les cellules
keys-run-above = Exécuter toutes les cellules au-dessus
keys-run-below = Exécuter cette cellule et toutes celles au-dessous
keys-stop-all = Tout arrêter
keys-undo = Annuler
keys-redo = Rétablir
keys-save = Enregistrer le notebook
keys-save-report = Enregistrer un rapport (HTML)
keys-palette = Rechercher une action
keys-keys = Afficher les raccourcis clavier
keys-step = { $action } : { $step }
keys-ctrl = Ctrl
keys-shift = Maj
keys-enter = Entrée
keys-escape = Échap

## palette

palette-label = Rechercher une action
palette-type = Tapez quelques lettres
palette-actions = Actions
palette-nothing = Rien de ce nom. Essayez d’autres lettres.
palette-add = Ajouter une cellule : { $kind } : { $about }
palette-go-to = Aller à la cellule { $number } : { $kind } : { $about }
palette-keys = Raccourcis clavier
palette-letters = Les lettres seules sont des raccourcis
palette-letters-help = Sinon, seuls agissent les raccourcis avec Ctrl ou Alt, les flèches et Entrée comme avant.
palette-keys-help = Une cellule est sélectionnée en entier, ou vous êtes dans un de ses champs. Les lettres et les flèches agissent tant qu’elle est sélectionnée ; Entrée mène dans ses champs, Échap en fait sortir.

## toolbar

toolbar-changes = Modifications
toolbar-with-keys = { $action } ({ $keys })
toolbar-palette = Actions
toolbar-palette-title = Rechercher une action ({ $keys }) ; ? affiche les raccourcis clavier

## theme

theme-toggle = Couleurs : { $now ->
    [light] clair
    [dark] sombre
   *[system] comme le système
}. Passer à : { $next ->
    [light] clair
    [dark] sombre
   *[system] comme le système
}

## list

list-add = + Ajouter une cellule
list-add-here = Ajouter une cellule ici
list-kinds = Types de cellule

## drag

drag-label = Glisser pour déplacer cette cellule ; au clavier, Alt et les flèches
drag-title = Glisser pour déplacer (Alt+↑, Alt+↓)

## commands

commands-no-augmentation = Cette cellule utilise une cellule d’augmentation qui n’existe pas.
commands-no-augmentation-hint = Choisissez dans cette cellule une autre façon de varier les images.
commands-no-picture = Il n’y a pas encore d’image.
commands-no-picture-to-predict = Déposez une image sur cette cellule, choisissez-en une ou démarrez la caméra.
commands-no-picture-to-explain = Choisissez-en une parmi les données, déposez-en une sur cette cellule ou démarrez la caméra.
commands-no-hub-model = Aucun modèle du Hub n’est encore indiqué.
commands-no-hub-model-hint = Écrivez son identifiant, par exemple facebook/deit-tiny-patch16-224.
commands-no-weights = Le fichier de poids n’est pas là.
commands-no-weights-hint = Choisissez de nouveau le fichier : une page n’a pas le droit d’ouvrir des fichiers d’elle-même.
commands-no-pictures = Il n’y a pas encore d’images ici.
commands-no-pictures-hint = Déposez des images ou un dossier sur cette cellule, ou filmez en maintenant le bouton d’une classe.
commands-no-model = Il n’y a pas encore de modèle nommé « { $name } ».
commands-no-model-hint = Exécutez d’abord la cellule qui le crée, ou choisissez un autre modèle dans cette cellule.
commands-no-data = Il n’y a pas encore d’images nommées « { $name } ».
commands-no-data-hint = Exécutez d’abord une cellule de données de ce nom, ou choisissez d’autres données dans cette cellule.

## undo

undo-cell = { $kind ->
    [note] la note
    [model] la cellule de modèle
    [data] la cellule de données
    [augment] la cellule d’augmentation
    [train] la cellule d’entraînement
    [ensemble] la cellule d’ensemble
    [evaluate] la cellule d’évaluation
    [predict] la cellule de prédiction
    [explain] la cellule d’explication
    [map] la cellule de carte
    [compare] la cellule de comparaison
   *[other] la cellule « { $kind } »
}
undo-knob = { $key ->
    [source] la source
    [hub] le modèle du Hub
    [file] le fichier
    [test_fraction] la part mise de côté
    [seed] la graine
    [classes] les classes
    [data] les données
    [model] le modèle
    [models] les modèles
    [augment] la cellule d’augmentation
    [combine] la combinaison
    [views] les vues
    [top] le nombre de réponses
    [temperature] la température
    [reject_below] le seuil de rejet
    [image] l’image
    [method] la méthode
    [class] la classe
    [fusion] la fusion
    [discard] la part écartée
    [side_px] le côté
    [stride_px] le pas
    [projection] la projection
    [perplexity] la perplexité
    [trainable] la partie qui apprend
    [last_blocks] les derniers blocs
    [epochs] les époques
    [stages] les étapes
    [probe] la sonde linéaire
    [folds] les parties
    [batch_size] la taille de lot
    [micro_batch] le micro-lot
    [rule] la règle
    [lr] le taux d’apprentissage
    [min_lr] le taux d’apprentissage final
    [annealing] la descente du taux d’apprentissage
    [factor] le facteur
    [warmup_epochs] les époques d’échauffement
    [layer_decay] la décroissance par couche
    [head_lr] le facteur de la tête
    [weight_decay] la décroissance des poids
    [label_smoothing] le lissage des étiquettes
    [clip_grad_norm] la limite du gradient
    [ema_decay] la moyenne des poids
    [dropout] le dropout
    [attention_dropout] le dropout de l’attention
    [drop_path] la profondeur stochastique
    [class_balance] l’équilibrage des classes
    [validation_fraction] la part de validation
    [keep_best] le choix de la meilleure époque
    [patience] la patience
    [cached_views] les vues conservées
    [token_mixup] le mélange de tokens
    [distillation] la distillation
    [teachers] les enseignants
    [lesson] la leçon
    [alpha] la part de l’enseignant
    [standardize_features] la standardisation des caractéristiques
    [crop] le recadrage
    [scale] l’échelle
    [ratio] les proportions
    [padding] la marge
    [interpolation] l’interpolation
    [horizontal_flip] le miroir horizontal
    [vertical_flip] le miroir vertical
    [policy] la politique
    [magnitude] l’intensité
    [magnitude_std] la variation de l’intensité
    [magnitude_max] l’intensité maximale
    [layers] le nombre d’opérations
    [increasing] l’intensité croissante
    [transforms] les opérations
    [probability] la probabilité
    [brightness] la luminosité
    [contrast] le contraste
    [saturation] la saturation
    [hue] la teinte
    [grayscale] les niveaux de gris
    [gaussian_blur] le flou gaussien
    [solarize] la solarisation
    [size] la taille
    [mode] le mode
    [area] la surface
    [min_aspect] le rectangle le plus plat
    [max_count] le nombre maximal
    [mixup_alpha] l’alpha de MixUp
    [cutmix_alpha] l’alpha de CutMix
    [cutmix_minmax] les rectangles de CutMix
    [switch_probability] la part de CutMix
    [off_epoch] la fin des mélanges
    [repeats] les répétitions
   *[other] { $otherwise }
}
undo-title = modifier le titre
undo-delete = supprimer { $cell }
undo-delete-several = { $count ->
    [one] supprimer { $count } cellule
   *[other] supprimer { $count } cellules
}
undo-add = ajouter { $cell }
undo-move = déplacer { $cell }
undo-order = réordonner les cellules
undo-change = modifier { $cell }
undo-change-several = { $count ->
    [one] modifier { $count } cellule
   *[other] modifier { $count } cellules
}
undo-edit-note = modifier la note
undo-setting = modifier { $setting } de { $cell }
undo-rename = renommer { $old } en { $new }

## notebooks

notebooks-title = Notebooks
notebooks-deleted = Supprimés
notebooks-deleted-hint = Ils peuvent être restaurés pendant 30 jours.
notebooks-new = Nouveau notebook
notebooks-empty = Notebook vide
notebooks-empty-about = Pas encore de cellules.
notebooks-template = { $about } { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
}
notebooks-untitled = Sans titre
notebooks-damaged = Un notebook endommagé
notebooks-was-deleted = « { $title } » a été supprimé.
notebooks-undo = Annuler
notebooks-looking = Lecture de ce qui est conservé sur cet appareil…
notebooks-not-kept = Les notebooks ne sont pas conservés ici : { $why }. Enregistrez-les comme fichiers et rouvrez ces fichiers.
notebooks-kept = Conservés sur cet appareil, dans ce seul navigateur.
notebooks-kept-in-room = Conservés sur cet appareil, dans ce seul navigateur. Avec les téléchargements, cette page occupe { $usage } sur les { $quota } que le navigateur lui accorde.
notebooks-just-now = à l’instant
notebooks-minutes-ago = { $count ->
    [one] il y a { $count } minute
   *[other] il y a { $count } minutes
}
notebooks-hours-ago = { $count ->
    [one] il y a { $count } heure
   *[other] il y a { $count } heures
}
notebooks-days-ago = { $count ->
    [one] il y a { $count } jour
   *[other] il y a { $count } jours
}
notebooks-no-cells = Aucune cellule
notebooks-cells = Cellules : { $cells }
notebooks-cells-of-kind = { $count } × { $kind ->
    [note] note
    [model] modèle
    [data] données
    [augment] augmentation
    [train] entraînement
    [ensemble] ensemble
    [evaluate] évaluation
    [predict] prédiction
    [explain] explication
    [map] carte
    [compare] comparaison
   *[other] { $kind }
}
notebooks-comma = { ", " }
notebooks-best = meilleure exactitude { $share }

## book

book-damaged = Il n’est plus lisible tel qu’il a été conservé ; l’ouvrir restaure ce qu’il en reste.
book-changed = Modifié { $when }
book-deleted = supprimé { $when }
book-on = le { $date }
book-open-here = ouvert ici
book-duplicate = Dupliquer
book-duplicate-named = Dupliquer « { $title } »
book-rename = Renommer
book-rename-named = Renommer « { $title } »
book-new-title = Nouveau titre
book-delete = Supprimer
book-delete-named = Supprimer « { $title } »
book-restore = Restaurer
book-restore-named = Restaurer « { $title } »
book-erase = Supprimer définitivement
book-erase-named = Supprimer « { $title } » définitivement

## bundle

bundle-does-not-fit = Ce notebook ne tient pas dans un seul fichier : { $why }.
bundle-not-made = Le navigateur n’a pas pu assembler ce fichier.
bundle-not-opened = Ce fichier n’a pas pu être ouvert comme notebook Vitrine : { $why }.
## augment-form

augment-form-scale-min = Plus petit recadrage (part de la surface)
augment-form-horizontal-flip = Miroir gauche-droite
augment-form-vertical-flip = Miroir haut-bas
augment-form-brightness = Luminosité
augment-form-contrast = Contraste
augment-form-saturation = Saturation
augment-form-hue = Teinte
augment-form-jitter-probability = Fréquence de ces changements
augment-form-grayscale = Fréquence du gris
augment-form-gaussian-blur = Fréquence du flou
augment-form-solarize = Fréquence de la solarisation
augment-form-erasing = Fréquence de l’effacement
augment-form-erasing-area = Plus grande surface effacée
augment-form-erasing-count = Nombre maximal de rectangles
augment-form-cutout = Fréquence du carré gris
augment-form-cutout-size = Côté du carré gris
augment-form-mixup-alpha = MixUp α (0 : désactivé)
augment-form-cutmix-alpha = CutMix α (0 : désactivé)
augment-form-mix-probability = Fréquence du mélange
augment-form-switch-probability = CutMix plutôt que MixUp
augment-form-mix-off-epoch = Plus de mélange dès l’époque (0 : jamais)
augment-form-repeats = Répétitions par image
augment-form-magnitude = Intensité
augment-form-layers = Opérations par image
augment-form-policy-probability = Fréquence de chacune
augment-form-magnitude-std = Variation de l’intensité
augment-form-group-light = Lumière et couleur
augment-form-group-erase = Effacer
augment-form-group-mix = Mélanger les images
augment-form-unused = Aucune cellule d’entraînement ne s’en sert encore : choisissez-la dans l’une d’elles, sous « Varier les images ».
augment-form-used = Sert à entraîner { $models }.
augment-form-name = Nom
augment-form-data = Montrer sur
augment-form-own = Personnel
augment-form-suggested = Suggestion : { $preset } (la plus petite classe a { $fewest ->
    [one] { $fewest } image d’entraînement
   *[other] { $fewest } images d’entraînement
}). { $reason }
augment-form-use = Appliquer
augment-form-preset = Préréglage
augment-form-policy-none = Aucune
augment-form-policy = Politique
augment-form-policy-text = La même en notation timm
augment-form-transforms = Opérations
augment-form-increasing = Toutes croissent avec l’intensité
augment-form-increasing-help = Comme dans DeiT ; à l’origine, certaines faiblissaient.
augment-form-crop = Recadrage
augment-form-crop-evaluation = Comme à l’évaluation
augment-form-crop-resized = Une partie au hasard, redimensionnée
augment-form-crop-random = Un carré au hasard dans l’image entière
augment-form-interpolation = Rééchantillonnage
augment-form-interpolation-bicubic = Bicubique
augment-form-interpolation-bilinear = Bilinéaire
augment-form-interpolation-random = L’un ou l’autre
augment-form-erasing-mode = Les parties effacées deviennent
augment-form-erasing-mode-const = La couleur moyenne
augment-form-erasing-mode-rand = Une couleur au hasard
augment-form-erasing-mode-pixel = Des pixels au hasard
augment-form-mix-mode = Le mélange est tiré
augment-form-mix-mode-batch = Pour tout le lot
augment-form-mix-mode-pair = Pour chaque paire
augment-form-mix-mode-elem = Pour chaque image
augment-form-more = Autres choix
augment-form-cutmix-minmax = Rectangles CutMix de 20 à 80 % par côté
augment-form-cutmix-minmax-help = Au lieu de suivre α (cutmix-minmax de timm).

## augment

augment-busy = Une autre cellule travaille ; de nouvelles vues suivront quand elle aura fini.
augment-vary = Varier cette image de { $class }
augment-empty = Exécutez cette cellule pour voir l’effet de ces réglages sur une image.
augment-pictures = Image à varier
augment-pause = Pause
augment-play = Lecture
augment-next = Autres tirages
augment-seed = Autre graine
augment-hint = Pointez une vue, ou appuyez dessus, pour voir l’image d’origine.
augment-unchanged = Inchangée
augment-view = Vue { $number } : { $words }. Appuyez pour voir l’image d’origine.

## ensemble

ensemble-combine-probabilities = Moyenne de leurs probabilités
ensemble-combine-logits = Moyenne de leurs logits
ensemble-combine-soup = Moyenne de leurs poids (soup)
ensemble-combine-greedy-soup = Moyenne des poids utiles (greedy soup)
ensemble-views-one = Le milieu de chaque image
ensemble-views-flip = Le même, et en miroir
ensemble-views-ten-crops = Le milieu et les coins, aussi en miroir (dix vues)
ensemble-members-help = Des entraînements avec d’autres graines ou recettes font des erreurs différentes, que la moyenne compense. Un seul modèle convient aussi, avec plusieurs vues.
ensemble-combine = Comment les réunir
ensemble-combine-help = Moyenner les réponses prend le temps de tous les modèles réunis ; moyenner les poids donne un seul modèle, qu’on peut entraîner encore et exporter. Les poids ne se mélangent que si tous sont partis du même modèle.
ensemble-views = Ce qu’il regarde
ensemble-views-help = Augmentation au moment du test : plusieurs vues d’une image, dont on moyenne les réponses. Plus lent, et souvent meilleur d’un point ou deux.
ensemble-data = Données
ensemble-output = Nom du modèle produit
ensemble-empty = Ce qu’ils valent ensemble, à côté de chacun seul.
ensemble-measured = Mesuré sur { $count ->
    [one] { $count } image mise de côté
   *[other] { $count } images mises de côté
} ; seul veut dire avec une seule vue. Une cellule d’évaluation le montre classe par classe.
ensemble-used = oui
ensemble-left-out = écarté
ensemble-top1-together = top-1, ensemble
ensemble-top1-alone = top-1, le meilleur seul
ensemble-loss-together = perte, ensemble : plus elle est basse, mieux c’est
ensemble-head-model = Modèle
ensemble-head-top1 = Top-1
ensemble-head-loss = Perte
ensemble-head-in = Inclus

## members

members-models = Modèles
members-none = Il n’y a pas encore d’autre modèle : ajoutez une cellule de modèle ou entraînez-en un.

## model

model-weights = Poids
model-name = Nom
model-name-help = Les autres cellules appellent le modèle par ce nom.
model-hub-id = Identifiant sur le Hub
model-hub-id-help = propriétaire/nom d’un DeiT ou d’un ViT sur huggingface.co, par exemple facebook/deit-tiny-patch16-224.
model-no-file = Aucun fichier choisi ; vous pouvez aussi en déposer un ici.
model-choose-file = Choisir un fichier de poids
model-download = Télécharger et charger
model-empty = Son architecture, sa taille et ce qu’il connaît.
model-facts-architecture = Architecture
model-facts-size-name = Taille
model-facts-size = Paramètres : { $parameters }, en { $blocks ->
    [one] { $blocks } bloc
   *[other] { $blocks } blocs
}
model-facts-sees-name = Voit
model-facts-sees = { $pixels } × { $pixels } pixels : { $preparation }
model-facts-knows-name = Connaît
model-facts-knows-none = 0 classe
model-facts-knows = { $count ->
    [one] { $count } classe : { $examples }
   *[other] { $count } classes : { $examples }
}
model-facts-knows-more = { $count } classes : { $examples }, …
model-source-starter = Modèle de départ (intégré)
model-source-hub = Un autre modèle du Hub
model-source-file = Mes fichiers (.safetensors, .pth, .bin)
model-about-starter = Un petit DeiT fourni avec cette page : aucun téléchargement nécessaire.
model-about-file = Les poids d’un DeiT ou d’un ViT de timm, de Hugging Face ou de la publication d’origine ; choisissez aussi config.json et preprocessor_config.json s’ils existent. Ils sont lus ici et ne sont envoyés nulle part.
model-about-hub = Ses poids, les noms de ses classes et son prétraitement sont récupérés quand vous exécutez cette cellule.
model-about-download = { $variant } : { $size } à télécharger, licence { $licence }. Le modèle est récupéré quand vous exécutez cette cellule, et conservé sur cet appareil s’il y a de la place.
model-and-more = { $names } et { $count } de plus
model-start-fresh = Ces parties partent de zéro, car le fichier n’en a pas qui conviennent : { $parts }. L’entraînement les formera.
model-left-out = Le fichier contient aussi des parties dont ce modèle n’a pas l’usage ; elles sont ignorées : { $parts }.

## predict

predict-choose = Choisir une image
predict-camera-off = Couper la caméra
predict-camera = Caméra
predict-drop = ou déposez une image ici
predict-picture = L’image soumise au modèle
predict-empty = Votre image, et ce que le modèle y voit.
predict-model = Modèle
predict-top = Réponses à montrer
predict-sure = À quel point il doit être sûr
predict-reject-below = « Je ne sais pas » en dessous de
predict-reject-below-help = Une probabilité de 0 à 1. Une cellule d’évaluation montre ce que chaque seuil coûte et rapporte.
predict-temperature = Température
predict-temperature-help = Divise les logits, pour que les probabilités se vérifient ; une cellule d’évaluation l’ajuste. 1 ne change rien.
predict-unsure = Je ne sais pas : ma meilleure réponse a { $best }, moins que les { $wanted } demandés.
predict-before = Ces réponses concernent l’image précédente.
predict-took = Durée : { $ms } ms.

## compare

compare-members-help = Choisissez-en deux ou plus qui connaissent les mêmes classes. Chacun répond pour les mêmes images mises de côté.
compare-data = Données
compare-empty = Leurs chiffres côte à côte, si une différence peut être due au hasard, et les images qui les divisent.
compare-chance = Une différence peut-elle être due au hasard ?
compare-mcnemar = Le test de McNemar regarde les images pour lesquelles un seul des deux modèles a raison. Un petit p veut dire que le hasard les répartirait rarement de façon si inégale.
compare-good = { $good ->
    [higher] plus c’est haut, mieux c’est
   *[other] plus c’est bas, mieux c’est
}
compare-best = le meilleur
compare-model = Modèle
compare-measured = Mesuré sur { $count ->
    [one] { $count } image mise de côté
   *[other] { $count } images mises de côté
}. Le temps est celui de cet appareil, lecture des images comprise ; la taille est celle de poids en 32 bits.

## compare-made

compare-made-title = Ce qui a été fait différemment
compare-made-hint = Les réglages des cellules d’entraînement qui les ont produits ; ceux qui sont identiques sont omis.
compare-made-setting = Réglage
compare-made-curve = Courbe

## compare-pictures

compare-pictures-more = En afficher plus (reste { $left })
compare-pictures-title = Là où ils ne sont pas d’accord
compare-pictures-lost = Les images ne font pas partie du fichier du notebook. Exécutez la cellule de données, puis de nouveau cette cellule, pour les voir.
compare-pictures-right = ✓ juste
compare-pictures-wrong = ✗ faux
compare-pictures-true = vraie classe : { $label }
compare-pictures-said = vraie classe : { $label } ; { $opinions }
compare-pictures-class = classe { $number }

## save-metrics

save-metrics = Enregistrer les mesures :
save-metrics-all = Tout (JSON)
save-metrics-all-help = Tout ce qui est mesuré ici, pour d’autres programmes
save-metrics-classes = Classes (CSV)
save-metrics-classes-help = Une ligne par classe, pour les tableurs
save-metrics-pictures = Images (CSV)
save-metrics-pictures-help = Une ligne par image, pour les tableurs

## inside

inside-title = Ce qu’il y a dedans
inside-total-on = Toutes les parties ensemble prennent { $time } pour une image sur { $device }.
inside-total = Toutes les parties ensemble prennent { $time } pour une image sur cet appareil.
inside-measuring = Mesure en cours…
inside-measure = Mesurer sur cet appareil
inside-learns-in = Dans la cellule d’entraînement qui produit « { $model } », les cases pleines apprennent ; celles au bord en pointillé restent telles que chargées.
inside-learns-nowhere = Aucune cellule d’entraînement de ce notebook ne part encore de ce modèle.
inside-learner = Tel qu’entraîné par la cellule qui produit
inside-table = En tableau
inside-table-part = Partie
inside-table-shape = Sortie
inside-table-parameters = Paramètres
inside-table-time = Temps
inside-table-learns = À l’entraînement

## inside-flow

inside-flow-none = Ce réseau n’est pas un simple transformer, il n’y en a donc pas de dessin : la mesure liste ses parties ci-dessous.
inside-flow-picture = Image
inside-flow-picture-words = { $height } × { $width } pixels, 3 couleurs
inside-flow-patches = Patchs
inside-flow-patches-words = { $count } patchs de { $pixels } × { $pixels } pixels, chacun changé en { $width } nombres
inside-flow-tokens = Tokens
inside-flow-tokens-words = { $count } tokens : les patchs, précédés d’un token de classe ; chacun connaît sa position
inside-flow-tokens-distilled = { $count } tokens : les patchs, précédés d’un token de classe et d’un token de distillation ; chacun connaît sa position
inside-flow-norm = Normalisation
inside-flow-norm-words = Met tous les tokens à la même échelle
inside-flow-head = Tête
inside-flow-head-words = { $count ->
    [one] { $count } score de classe
   *[other] { $count } scores de classe
}, d’après le token de classe
inside-flow-head-distilled = { $count ->
    [one] { $count } score de classe
   *[other] { $count } scores de classe
}, moyenne du token de classe et du token de distillation
inside-flow-blocks = Blocs
inside-flow-block = Bloc { $number } : { $facts }
inside-flow-blocks-words = { $count ->
    [one] { $count } bloc ; il a { $parameters } paramètres et transmet autant de tokens qu’il en reçoit.
   *[other] { $count } blocs, l’un après l’autre ; chacun a { $parameters } paramètres et transmet autant de tokens qu’il en reçoit.
}
inside-flow-attention = Attention : les tokens se regardent, { $heads ->
    [one] { $heads } tête
   *[other] { $heads } têtes
} de largeur { $width }
inside-flow-residual = + ce qui est entré
inside-flow-perceptron = Perceptron, token par token : { $width } → { $hidden } → { $width }
inside-flow-in-each = Dans chaque bloc :
inside-flow-parameters = { $count } paramètres
inside-flow-learns = apprend
inside-flow-stays = fixe
inside-flow-timed-with = { $part ->
    [head] avec la tête
   *[other] avec les patchs
}

## inside-parts

inside-parts-patches = patchs
inside-parts-tokens = tokens
inside-parts-block = bloc { $number }
inside-parts-norm = normalisation
inside-parts-head = tête

## unknown

unknown-settings = Cette cellule de type « { $kind } » a des réglages que cette version de Vitrine ne peut pas lire.
unknown-kind = Cette cellule est de type « { $kind } », que cette version de Vitrine ne connaît pas.
unknown-kept = Elle est conservée telle quelle et enregistrée avec le notebook, mais elle ne s’exécute pas ici. Une version plus récente de Vitrine la connaît peut-être.
unknown-its-settings = Ses réglages

## note

note-view = Note : appuyez sur Entrée pour modifier
note-click = Cliquer pour modifier
note-text = Texte de cette note, en Markdown
note-placeholder = Écrivez ici. **gras**, ## titre, - liste. Maj+Entrée l’affiche.
note-when-done = Maj+Entrée quand vous avez fini.
note-done = Terminé
## words

words-template-first = Votre premier classifieur
words-template-first-about = Apprenez vos propres classes à un modèle, avec des formes dessinées ou votre caméra.
words-template-head-or-blocks = Tête ou derniers blocs ?
words-template-head-or-blocks-about = Quelle part d’un modèle doit apprendre ? Entraînez-le deux fois et comparez.
words-template-augmentation = Pourquoi l’augmentation fonctionne
words-template-augmentation-about = Voyez un modèle apprendre par cœur, et ce qui aide à l’éviter.
words-template-attention = Que voit l’attention ?
words-template-attention-about = Trois façons de voir sur quoi, dans une image, repose une réponse.
words-template-teacher = Enseignant et élève
words-template-teacher-about = Un modèle qui ne voit jamais de bonne réponse apprend d’un autre modèle.
words-template-cnn = DeiT contre un CNN
words-template-cnn-about = Un vision transformer et un réseau convolutif apprennent les mêmes images (télécharge 70 Mo).
words-knob-wrong = { $knob } : { $found } n’est pas possible. Valeurs permises : { $allowed }. Essayez { $suggested }.
words-stages-wrong = Ordre des étapes : { $blocks } blocs après { $before } n’est pas possible. Une étape ne peut avoir moins de blocs que la précédente. Essayez { $before }.
words-steps-wrong = Plan par paliers : { $factor } toutes les { $epochs } époques n’est pas possible. Valeurs permises : un facteur supérieur à 0, au plus 1, et un nombre d’époques supérieur à 0. Essayez 0,1 toutes les 30 époques.
words-teachers-wrong = La liste des enseignants ne nomme aucun modèle. Il faut le nom d’au moins un modèle, par exemple d’un modèle entraîné.
words-allowed-between = de { $least } à { $most }
words-allowed-above-zero-to = plus de 0, au plus { $most }
words-allowed-below-one = de 0 à moins de 1
words-allowed-above-zero-or-none = plus de 0, ou aucune
words-allowed-one-or-more-or-none = au moins 1, ou aucune
words-allowed-above-zero-or-chosen = plus de 0, ou choisi automatiquement
words-allowed-batch-size = de 1 à la taille de lot
words-allowed-learning-rate = de 0 au taux d’apprentissage
words-allowed-epochs = de 0 au nombre d’époques
words-allowed-shortest-stage = de 0 aux époques de l’étape la plus courte
words-allowed-epoch-for-each-stage = au moins 1 époque par étape
words-allowed-without-attention = 0, car ce réseau n’a pas d’attention
words-allowed-blocks = de 0 à { $depth } (le nombre de blocs de ce modèle)
words-knob-trainable = Nombre de blocs à dégeler
words-knob-epochs = Nombre d’époques
words-knob-batch-size = Taille de lot
words-knob-lr = Taux d’apprentissage
words-knob-min-lr = Taux d’apprentissage final
words-knob-warmup-epochs = Échauffement
words-knob-weight-decay = Décroissance des poids
words-knob-label-smoothing = Lissage des étiquettes
words-knob-clip-grad-norm = Limite du gradient
words-knob-stages = Ordre des étapes
words-knob-stage-epochs = Durée d’une étape
words-knob-micro-batch = Micro-lot
words-knob-annealing = Plan par paliers
words-knob-layer-decay = Décroissance par couche
words-knob-head-lr = Facteur du taux d’apprentissage de la tête
words-knob-ema-decay = Décroissance de la moyenne mobile
words-knob-dropout = Dropout
words-knob-attention-dropout = Dropout de l’attention
words-knob-drop-path = Profondeur stochastique
words-knob-validation-fraction = Part pour la validation
words-knob-keep-best = Évaluation des époques
words-knob-patience = Patience
words-knob-probe = C de la sonde linéaire
words-knob-folds = Nombre de parties
words-knob-cached-views = Nombre de vues conservées
words-knob-token-mixup = Mélange de tokens
words-knob-teachers = Liste des enseignants
words-knob-alpha = Part de l’enseignant dans la perte
words-knob-temperature = Température
words-field-scale-min = Plus petit recadrage
words-field-scale-max = Plus grand recadrage
words-field-ratio-min = Recadrage le plus étroit
words-field-ratio-max = Recadrage le plus large
words-field-padding = Marge du recadrage
words-field-horizontal-flip = Probabilité d’un miroir horizontal
words-field-vertical-flip = Probabilité d’un miroir vertical
words-field-magnitude = Intensité
words-field-magnitude-max = Intensité maximale
words-field-magnitude-std = Variation de l’intensité
words-field-layers = Nombre d’opérations par image
words-field-policy-probability = Probabilité de chaque opération
words-field-mix-width = AugMix : nombre de chaînes
words-field-mix-depth = AugMix : longueur d’une chaîne
words-field-mix-alpha = AugMix : alpha
words-field-jitter-probability = Probabilité d’une variation de couleur
words-field-brightness = Variation de luminosité
words-field-contrast = Variation de contraste
words-field-saturation = Variation de saturation
words-field-hue = Variation de teinte
words-field-grayscale = Probabilité de niveaux de gris
words-field-gaussian-blur = Probabilité d’un flou
words-field-solarize = Probabilité d’une solarisation
words-field-cutout-probability = Probabilité d’un carré gris
words-field-cutout-size = Taille du carré gris
words-field-erasing-probability = Probabilité d’effacement
words-field-erasing-area-min = Plus petite surface effacée
words-field-erasing-area-max = Plus grande surface effacée
words-field-erasing-aspect = Rectangle effacé le plus plat
words-field-erasing-count = Nombre de rectangles effacés
words-field-mixup-alpha = MixUp : alpha
words-field-cutmix-alpha = CutMix : alpha
words-field-cutmix-min = CutMix : plus petit rectangle
words-field-cutmix-max = CutMix : plus grand rectangle
words-field-mix-probability = Probabilité de mélange
words-field-switch-probability = Probabilité de CutMix plutôt que MixUp
words-field-mix-off-epoch = Époque à partir de laquelle rien n’est mélangé
words-field-repeats = Nombre de répétitions
words-policy-name = « { $name } » n’est pas une politique : écrivez rand, v0, v0r, original, originalr, augmix, trivial, 3a ou none, puis ses réglages, par exemple rand-m9-mstd0.5-inc1.
words-policy-part = « { $part } » ne veut rien dire pour { $policy }. Possible : { $takes }.
words-policy-takes-nothing = aucun réglage
words-policy-takes-rand = m, n, p, mstd, mmax et inc suivis d’un nombre, et tweights, t3a ou t3aw
words-policy-takes-auto = mstd suivi d’un nombre
words-policy-takes-augmix = m, w, d, a et mstd suivis d’un nombre
words-augment-none = Aucune
words-augment-light = Légère (webcam)
words-augment-none-why = Il n’y a pas encore d’images d’entraînement, donc rien à varier.
words-augment-light-why = Avec moins de cent images par classe, de petites modifications aident le plus un modèle préentraîné : les fortes demandent plus d’époques que n’en valent de telles données.
words-augment-deit-iii-why = Avec des centaines d’images par classe, il y a le temps pour des modifications plus fortes, et les trois de DeiT III (gris, solarisation, flou) avec mélange sont les plus simples qui marchent.
words-augment-deit-why = Avec des milliers d’images par classe, l’entraînement est assez long pour toute la recette de DeiT.
words-recipe-small-class = { $pictures ->
    [one] une classe n’a que { $pictures } image d’entraînement
   *[other] une classe n’a que { $pictures } images d’entraînement
} : avec si peu, une sonde linéaire est difficile à battre et ne peut rien apprendre par cœur
words-recipe-dozens = { $pictures } images d’entraînement ne sont que quelques dizaines : une sonde linéaire y est difficile à battre
words-recipe-hundreds = { $pictures } images d’entraînement suffisent pour adapter les derniers blocs, pas tout le réseau
words-recipe-thousands = { $pictures } images d’entraînement peuvent adapter la moitié du réseau, les couches basses plus lentement
words-recipe-more = { $pictures } images d’entraînement peuvent apprendre quelque chose à chaque couche
words-setting-model = Partir du modèle
words-setting-data = Apprendre des données
words-setting-time = Durée de l’entraînement
words-setting-trainable = Ce qui apprend
words-setting-epochs = Époques
words-setting-stages = Étapes avant
words-setting-probe = Partir d’une sonde linéaire
words-setting-probe-c = Sonde : C
words-setting-probe-folds = Sonde : parties
words-setting-batch-size = Taille de lot
words-setting-micro-batch = Images à la fois
words-setting-rule = Règle
words-setting-lr = Taux d’apprentissage
words-setting-min-lr = Taux d’apprentissage final
words-setting-annealing = Descente
words-setting-warmup-epochs = Époques d’échauffement
words-setting-layer-decay = Décroissance par couche
words-setting-head-lr = Facteur de la tête
words-setting-weight-decay = Décroissance des poids
words-setting-label-smoothing = Lissage des étiquettes
words-setting-clip-grad-norm = Limite du gradient
words-setting-ema-decay = Moyenne des poids
words-setting-dropout = Dropout
words-setting-attention-dropout = Dropout de l’attention
words-setting-drop-path = Profondeur stochastique
words-setting-class-balance = Classes inégales
words-setting-validation-fraction = Part de validation
words-setting-keep-best = Garder la meilleure époque selon
words-setting-patience = Patience
words-setting-cached-views = Vues conservées
words-setting-token-mixup = Mélange de tokens
words-setting-distillation = Apprendre du modèle
words-setting-distillation-lesson = Ce qu’il enseigne
words-setting-distillation-alpha = Sa part
words-setting-distillation-teachers = Distillation : enseignants
words-setting-standardize-features = Standardiser les caractéristiques
words-setting-seed = Graine
words-setting-augment-crop = Images variées : recadrage
words-setting-augment-interpolation = Images variées : interpolation
words-setting-augment-horizontal-flip = Images variées : miroir horizontal
words-setting-augment-vertical-flip = Images variées : miroir vertical
words-setting-augment-policy = Images variées : politique
words-setting-augment-color-jitter-probability = Images variées : variation de couleur : probabilité
words-setting-augment-color-jitter-brightness = Images variées : variation de couleur : luminosité
words-setting-augment-color-jitter-contrast = Images variées : variation de couleur : contraste
words-setting-augment-color-jitter-saturation = Images variées : variation de couleur : saturation
words-setting-augment-color-jitter-hue = Images variées : variation de couleur : teinte
words-setting-augment-grayscale = Images variées : niveaux de gris
words-setting-augment-gaussian-blur = Images variées : flou gaussien
words-setting-augment-solarize = Images variées : solarisation
words-setting-augment-cutout-probability = Images variées : carré gris : probabilité
words-setting-augment-cutout-size = Images variées : carré gris : taille
words-setting-augment-erasing-probability = Images variées : effacement : probabilité
words-setting-augment-erasing-mode = Images variées : effacement : remplissage
words-setting-augment-erasing-area = Images variées : effacement : surface
words-setting-augment-erasing-min-aspect = Images variées : effacement : rectangle le plus plat
words-setting-augment-erasing-max-count = Images variées : effacement : rectangles au plus
words-setting-augment-mix-mixup-alpha = Images variées : mélange : alpha de MixUp
words-setting-augment-mix-cutmix-alpha = Images variées : mélange : alpha de CutMix
words-setting-augment-mix-cutmix-minmax = Images variées : mélange : rectangles de CutMix
words-setting-augment-mix-probability = Images variées : mélange : probabilité
words-setting-augment-mix-switch-probability = Images variées : mélange : CutMix plutôt que MixUp
words-setting-augment-mix-mode = Images variées : mélange : tiré pour
words-setting-augment-mix-off-epoch = Images variées : mélange : arrêté à l’époque
words-setting-augment-repeats = Images variées : répétitions
words-value-off = désactivé
words-value-on = activé
words-value-yes = oui
words-value-no = non
words-value-none = aucune
words-value-head = tête
words-value-all = tout
words-value-by-cross-validation = par validation croisée
words-value-as-many-as-fit = autant que possible
words-value-one-for-each-epoch = une par époque
words-value-loss = perte
words-value-sampling = tirage
words-value-cosine = cosinus
words-value-linear = linéaire
words-value-constant = constant
words-value-other = autre
words-value-last-blocks = derniers blocs : { $blocks }
words-measure-top1 = Top-1
words-measure-loss = Perte
words-measure-macro-f1 = F1 macro
words-measure-parameters = Paramètres
words-measure-size = Taille
words-measure-time = ms par image
words-interval = { $value } (de { $low } à { $high })
words-verdict-same = « { $a } » et « { $b } » ont raison sur les mêmes images : il n’y a pas de différence à tester.
words-verdict-real = Seul « { $a } » a raison sur { $only_a ->
    [one] { $only_a } image
   *[other] { $only_a } images
}, seul « { $b } » sur { $only_b } : sans doute pas le hasard, { $p }.
words-verdict-chance = Seul « { $a } » a raison sur { $only_a ->
    [one] { $only_a } image
   *[other] { $only_a } images
}, seul « { $b } » sur { $only_b } : peut-être le hasard, { $p }.
words-caution = Sur { $pairs } paires testées, environ une sur vingt paraît réelle par le seul hasard ; prenez avec prudence un p proche de { $level }.
words-agree = Ils sont d’accord sur toutes les images.
words-disagree = Ils sont en désaccord sur { $some } des { $all } images.
words-curve-loss = Perte sur les images mises de côté
words-curve-train-loss = Perte à l’entraînement
words-curve-top1 = Top-1 sur les images mises de côté
words-curve-end = { $name } { $y } à { $across } { $x }
words-curve-ends = { $title } : { $ends }.
words-preprocess-short-side = petit côté à { $side } px ({ $filter }), centre de { $crop } px, moyenne { $mean }, écart type { $std }
words-preprocess-squash = ramenée à { $side } × { $side } px ({ $filter }), centre de { $crop } px, moyenne { $mean }, écart type { $std }
words-preprocess-bilinear = bilinéaire
words-preprocess-bicubic = bicubique
words-notebook-too-large = Ce fichier de notebook a { $bytes } octets, plus que les { $most } permis à un notebook.
words-notebook-not-json = Ce fichier n’est pas un notebook : ce n’est pas du JSON ({ $reason }).
words-notebook-other = Ce fichier JSON n’est pas un notebook Vitrine ({ $reason }).
words-bundle-no-manifest = Ce n’est pas un notebook Vitrine : ce qu’il dit de lui-même est illisible.
words-bundle-newer = Une version plus récente de Vitrine a créé ce fichier (format { $format }), et celle-ci ne peut pas le lire. Rechargez la page pour obtenir la plus récente.
words-zip-too-large = il dépasserait 4 Go
words-zip-not-a-zip = il est incomplet, ou n’est pas du tout un tel fichier
words-zip-unusual = il est compressé d’une façon illisible ici
